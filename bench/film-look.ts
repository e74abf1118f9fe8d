import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cage } from '../src/cage/cage.ts'
import { effectsGraph } from '../src/engines/local/render/effects.ts'
import type { RenderRequest, RenderResult } from '../src/engines/local/render/request.ts'
import { createProbe } from '../src/sources/probe.ts'
import { footage } from '../test/support/footage.ts'
import { atLeast, type Figure } from './figures.ts'

const ROUNDS = 3
const SIZE = { width: 1280, height: 720 }
const PLAN = { looks: [{ name: 'film-16mm', strength: 1 }], adjustments: [] }

/**
 * Film look at 720p: our frames per second over those of the ffmpeg command line, same filters, same encoder settings; none
 * where there is no ffmpeg command line to compare with (apt-get install ffmpeg).
 */
export async function filmLook(): Promise<Figure[]> {
  if (spawnSync('ffmpeg', ['-version']).status !== 0) {
    process.stderr.write('film-look: there is no ffmpeg command line to compare with; apt-get install ffmpeg\n')
    return []
  }
  const source = await footage('dancer', 8)
  const probe = createProbe()
  const { frames, frameRate, seconds: length } = await probe.clip(source)
  await probe.close()
  const directory = mkdtempSync(join(tmpdir(), 'retake-bench-'))
  const request: RenderRequest = {
    ...SIZE,
    ...{ source, reference: null, models: directory },
    ...{ video: join(directory, 'ours.mp4'), poster: join(directory, 'poster.jpg') },
    ...{ plan: PLAN, duration: null, seconds: length, frames, frameRate, seed: 1 },
  }
  const ours: number[] = []
  const theirs: number[] = []
  const cage = new Cage({
    program: new URL('../dist/engines/local/render/program.js', import.meta.url),
    limits: { wallSeconds: 300, cpuSeconds: 3600, memoryMegabytes: 2048, fileMegabytes: 1024 },
    ...{ requestsPerProcess: 100, niceness: 0 },
  })
  await cage.warm()
  // Turn about, so that other load on the machine falls on both.
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await seconds(() => cage.run<RenderResult>(request)))
    theirs.push(await seconds(async () => commandLine(source, join(directory, 'theirs.mp4'), frameRate)))
  }
  await cage.close()
  rmSync(directory, { recursive: true, force: true })
  const [our, their] = [frames / Math.min(...ours), frames / Math.min(...theirs)]
  return [
    atLeast(0.95, {
      ...{ name: 'film look at 720p, fps ÷ ffmpeg command line', value: our / their, unit: '' },
      detail: `${our.toFixed(1)} against ${their.toFixed(1)} fps, best of ${ROUNDS}`,
    }),
  ]
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

function commandLine(source: string, output: string, frameRate: number): void {
  const filters = effectsGraph(PLAN, { ...SIZE, seed: 1, frameRate })
  const geometry = `scale=${SIZE.width}:${SIZE.height}:flags=bicubic,format=yuv420p`
  const quality = '-c:v libx264 -preset superfast -crf 21 -aq-mode none -b_strategy 0 -mbtree 0 -bf 0 -coder vlc'
  const encoder = [...quality.split(' '), '-movflags', '+faststart']
  const { status, stderr } = spawnSync(
    'ffmpeg',
    ['-y', '-v', 'error', '-i', source, '-vf', `${geometry},${filters}`, ...encoder, output],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`ffmpeg failed: ${stderr}`)
}
