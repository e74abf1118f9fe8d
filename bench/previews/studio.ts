import '../../src/sources/polyfill.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { aloneContext } from '../../src/engines/alone.ts'
import type { Engine } from '../../src/engines/engine.ts'
import { writePoster } from '../../src/engines/remote/finish/look.ts'
import type { Clip } from '../../src/sources/clip.ts'
import type { Probe } from '../../src/sources/probe.ts'

/** A woman before a white wall; where it comes from is said in NOTICE. */
const SOURCE = fileURLToPath(new URL('clip.mp4', import.meta.url))
/** Pixels across. */
const PREVIEW_WIDTH = 320
const COMPARED_WIDTH = 480
const GAP = 8
const WEBP_QUALITY = 62
const JPEG_QUALITY = 88

export interface Studio {
  /** Writes a small WebP of the edited clip; resolves to its bytes. */
  preview(prompt: string, file: string): Promise<number>
  /** Writes a JPEG of the clip before and after the edit, side by side. */
  compare(prompt: string, file: string): Promise<void>
}

/** Edits one and the same clip as the command line does, and keeps a frame. Throws where a part of the prompt is not done. */
export async function createStudio(engine: Engine, probe: Probe): Promise<Studio> {
  const clip = await probe.clip(SOURCE)
  const edited = (prompt: string) => edit(engine, clip, prompt)
  return {
    preview: async (prompt, file) => {
      const image = await edited(prompt)
      const canvas = createCanvas(PREVIEW_WIDTH, Math.round((image.height / image.width) * PREVIEW_WIDTH))
      draw(canvas, image, 0, PREVIEW_WIDTH)
      const bytes = await canvas.encode('webp', WEBP_QUALITY)
      await writeFile(file, bytes)
      return bytes.length
    },
    compare: async (prompt, file) => {
      const [before, after] = [await original(clip), await edited(prompt)]
      const canvas = createCanvas(2 * COMPARED_WIDTH + GAP, Math.round((after.height / after.width) * COMPARED_WIDTH))
      draw(canvas, before, 0, COMPARED_WIDTH)
      draw(canvas, after, COMPARED_WIDTH + GAP, COMPARED_WIDTH)
      await writeFile(file, await canvas.encode('jpeg', JPEG_QUALITY))
    },
  }
}

function draw(canvas: Canvas, image: Image, left: number, width: number): void {
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, left, 0, width, Math.round((image.height / image.width) * width))
}

/** The frame of the clip that becomes the poster of an edit. */
async function original({ seconds }: Clip): Promise<Image> {
  const file = join(tmpdir(), `retake-original-${process.pid}.jpg`)
  try {
    await writePoster(SOURCE, seconds / 3, file)
    return await loadImage(file)
  } finally {
    await rm(file, { force: true })
  }
}

async function edit(engine: Engine, clip: Clip, prompt: string): Promise<Image> {
  const directory = await mkdtemp(join(tmpdir(), 'retake-previews-'))
  try {
    const task = {
      ...{ prompt, clip, negativePrompt: null, seed: 1, resolution: '720p' as const, aspectRatio: 'auto' as const },
      ...{ duration: null, audio: 'origin' as const, hasReferenceImage: false },
    }
    const { poster, edits } = await engine.edit(task, aloneContext(SOURCE, directory))
    const missing = edits.find(({ outcome }) => outcome === 'ignored')
    if (missing) throw new Error(`${prompt}: ${missing.detail}`)
    return await loadImage(poster)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
