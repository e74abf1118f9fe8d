import { join } from 'node:path'
import { Cage } from '../../cage/cage.ts'
import type { Clock } from '../../clock.ts'
import { Failure } from '../../failure.ts'
import type { EditContext, EditResult, EditTask, Engine } from '../engine.ts'
import { frameSize } from '../frame-size.ts'
import { createTurns, type Turns } from '../turns.ts'
import type { DrawRequest } from './draw/draw.ts'
import { toldFailure } from './told-failure.ts'

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export interface SimulatedSettings {
  /** Edits under way at a time; all but the last moment of each is waiting. */
  slots: number
  /** Drawings at a time. */
  drawings: number
  /** How long an edit takes. */
  seconds: number
  clock: Clock
}

/**
 * For trying a fleet out: takes its time as a hosted service would, then draws SIMULATED over the clip and edits nothing.
 * Never chosen unless `ENGINES` names it.
 */
export function createSimulatedEngine({ slots, drawings, seconds, clock }: SimulatedSettings): Engine {
  const cage = new Cage({
    program: new URL(`./draw/program.${EXTENSION}`, import.meta.url),
    limits: { wallSeconds: 120, cpuSeconds: 1200, memoryMegabytes: 1024, fileMegabytes: 1024 },
    requestsPerProcess: 20,
    niceness: 10,
  })
  const turns = createTurns(drawings)
  return {
    name: 'simulated',
    slots,
    resumes: true,
    summary: `edits nothing: draws a label after ${seconds} s, for trying things out; free`,
    understand: ({ prompt }) => ({ possible: true, edits: editsOf(prompt), help: 'simulated: any prompt' }),
    edit: (task, context) => edit({ cage, turns, seconds, clock }, task, context),
    health: async () => ({ ok: true, detail: 'simulated; edits nothing', faults: [] }),
    close: () => cage.close(),
  }
}

function editsOf(clause: string): EditResult['edits'] {
  return [{ clause, outcome: 'ignored', detail: 'simulated: nothing was edited, but a label drawn' }]
}

interface Tools {
  cage: Cage
  turns: Turns
  seconds: number
  clock: Clock
}

/** An attempt that takes over waits only for what is left, as it would for a hosted service. */
async function edit(tools: Tools, task: EditTask, context: EditContext): Promise<EditResult> {
  const since = await begun(tools, context)
  await waited(tools, since, context)
  const failure = toldFailure(task.prompt)
  if (failure) {
    await context.checkpoint(null)
    throw failure
  }
  return draw(tools, task, context)
}

async function begun({ clock }: Tools, { resume, checkpoint }: EditContext): Promise<number> {
  if (typeof resume?.since === 'string') return Date.parse(resume.since)
  const now = clock.now()
  await checkpoint({ simulated: true, since: now.toISOString() })
  return now.getTime()
}

async function waited({ clock, seconds }: Tools, since: number, context: EditContext): Promise<void> {
  const stop = AbortSignal.any([context.signal, context.cancelled])
  for (;;) {
    const passed = (clock.now().getTime() - since) / 1000
    if (stop.aborted) await stopped(context)
    if (passed >= seconds) return
    context.progress({ phase: 'editing', fraction: Math.max(0, passed / seconds) })
    await clock.sleep(Math.min(500, (seconds - passed) * 1000), stop)
  }
}

/** The customer's wish ends the edit; at shutdown the next attempt goes on with it. */
async function stopped({ signal, checkpoint }: EditContext): Promise<never> {
  if (!signal.aborted) await checkpoint(null)
  throw new Failure('cancelled', 'Cancelled')
}

async function draw({ cage, turns }: Tools, task: EditTask, context: EditContext): Promise<EditResult> {
  const request: DrawRequest = {
    ...frameSize(task.resolution, task.aspectRatio, task.clip),
    source: context.source.file,
    video: join(context.directory, 'result.mp4'),
    poster: join(context.directory, 'poster.jpg'),
    duration: task.duration,
    seconds: task.clip.seconds,
    frameRate: task.clip.frameRate,
  }
  const stop = AbortSignal.any([context.signal, context.cancelled])
  await turns.take(() => cage.run(request, { signal: stop }))
  return { file: request.video, poster: request.poster, edits: editsOf(task.prompt) }
}
