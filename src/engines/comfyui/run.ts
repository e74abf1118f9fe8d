import { z } from 'zod'
import type { Operation } from '../engine.ts'
import type { Prepared } from '../remote/service.ts'
import type { Graph } from './form.ts'

const Run = z.object({
  /** Base URL of its server. */
  server: z.string(),
  id: z.string(),
  /** Whom the server tells of its progress. */
  clientId: z.string(),
  /** The node that saves the video. */
  output: z.string(),
  /** The nodes whose steps are its progress. */
  samplers: z.array(z.string()),
})

/** A run on a server: the operation of this engine. */
export type Run = z.infer<typeof Run>

const Request = Run.extend({
  /** Begins the name of the saved video; no other graph holds this text. */
  prefix: z.string(),
  graph: z.custom<Graph>((value) => typeof value === 'object' && value !== null),
})

/** A run before it is begun; its id is then only asked for. */
export type Request = z.infer<typeof Request>

export const runOf = (operation: Operation): Run => Run.parse(operation)
export const requestOf = (prepared: Prepared): Request => Request.parse(prepared)
