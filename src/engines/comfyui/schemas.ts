import { z } from 'zod'

/** `POST /upload/image`. */
export const Uploaded = z.looseObject({ name: z.string().min(1), subfolder: z.string().default('') })

const NodeErrors = z.record(
  z.string(),
  z.looseObject({
    class_type: z.string().default(''),
    dependent_outputs: z.array(z.string()).default([]),
    errors: z
      .array(
        z.looseObject({
          type: z.string().default(''),
          message: z.string().default(''),
          details: z.string().default(''),
        }),
      )
      .default([]),
  }),
)
export type NodeErrors = z.infer<typeof NodeErrors>

/** `POST /prompt`, accepted. Node errors then concern other outputs than those that will run. */
export const Queued = z.looseObject({ prompt_id: z.string().min(1), node_errors: NodeErrors.catch({}) })

/** `POST /prompt`, refused with 400. Very old builds answer with a bare text as the error. */
export const Refused = z.looseObject({
  error: z.union([
    z.string(),
    z.looseObject({ type: z.string().default(''), message: z.string().default(''), details: z.string().default('') }),
  ]),
  node_errors: NodeErrors.catch({}),
})

/** What `execution_error` says. */
export const ExecutionError = z.looseObject({
  node_id: z.string().catch(''),
  node_type: z.string().catch(''),
  exception_type: z.string().catch(''),
  exception_message: z.string().catch(''),
})
export type ExecutionError = z.infer<typeof ExecutionError>

const Outputs = z.record(z.string(), z.unknown())
export type Outputs = z.infer<typeof Outputs>

/** A file in the lists of a node's outputs. */
export const OutputFile = z.looseObject({
  filename: z.string().min(1),
  subfolder: z.string().default(''),
  type: z.string(),
})
export type OutputFile = z.infer<typeof OutputFile>

/** `GET /api/jobs/{id}`, since the end of 2025. */
export const Job = z.looseObject({
  status: z.string(),
  outputs: Outputs.nullish(),
  execution_error: ExecutionError.nullish(),
})
export type Job = z.infer<typeof Job>

/** `404` of the same route, which tells a job that is not there from a route that is not there. */
export const JobNotFound = z.looseObject({ error: z.literal('Job not found') })

export const HistoryEntry = z.looseObject({
  /** Number, id, graph, … */
  prompt: z.array(z.unknown()).default([]),
  outputs: Outputs.default({}),
  status: z
    .looseObject({
      status_str: z.string(),
      /** Name and data of what was sent over the WebSocket. */
      messages: z.array(z.tuple([z.string(), z.unknown()])).default([]),
    })
    .nullish(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** `GET /history` and `GET /history/{id}`, by id. */
export const History = z.record(z.string(), HistoryEntry)

/** Number, id, graph, … */
const QueueItem = z.tuple([z.number(), z.string()], z.unknown())

/** `GET /queue`. */
export const Queue = z.looseObject({ queue_running: z.array(QueueItem), queue_pending: z.array(QueueItem) })
export type Queue = z.infer<typeof Queue>

/** `GET /system_stats`. */
export const SystemStats = z.looseObject({
  system: z.looseObject({ comfyui_version: z.string().default('of an unknown version') }),
  devices: z.array(z.looseObject({ name: z.string(), vram_total: z.number().default(0) })).default([]),
})

const Inputs = z.record(z.string(), z.unknown()).default({})

/** `GET /object_info/{class}`: empty for a class that is not installed. */
export const ObjectInfo = z.record(
  z.string(),
  z.looseObject({ input: z.looseObject({ required: Inputs, optional: Inputs }) }),
)

/** A choice among names: `[["a", "b"], {}]`, on newer builds `["COMBO", {"options": ["a", "b"]}]`. */
export const Choice = z.union([
  z.tuple([z.array(z.unknown())], z.unknown()).transform(([options]) => options),
  z
    .tuple([z.literal('COMBO'), z.looseObject({ options: z.array(z.unknown()) })], z.unknown())
    .transform(([, { options }]) => options),
])

/** A frame of the WebSocket. */
export const Message = z.looseObject({ type: z.string(), data: z.record(z.string(), z.unknown()) })
