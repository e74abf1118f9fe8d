import { Failure } from '../failure.ts'
import type { Clip } from './clip.ts'
import type { Image } from './image.ts'

const MEGABYTE = 1048576

export const LARGEST_CLIP_BYTES = 100 * MEGABYTE
export const LARGEST_IMAGE_BYTES = 20 * MEGABYTE
export const LARGEST_CLIP_SIDE = 4096
export const LARGEST_IMAGE_SIDE = 8000

const SMALLEST_SIDE = 240
const LARGEST_RATIO = 8
const SHORTEST_SECONDS = 2
const LONGEST_SECONDS = 10
/** The last frame of a 10 s clip may end a frame late, and headers round. */
const SECONDS_LATE = 0.05
const SECONDS_EARLY = 0.02
/** A limit of our own: 10 s at this rate are 1200 frames. */
const MOST_FRAMES_PER_SECOND = 120

interface Size {
  width: number
  height: number
}

/** The model's limits for a clip. Throws `Failure('input')` that says which one is broken, and by what. */
export function checkClip(clip: Clip): void {
  checkBytes('video', clip.bytes, LARGEST_CLIP_BYTES)
  checkClipSize(clip)
  const { seconds, frameRate } = clip
  if (!(seconds >= SHORTEST_SECONDS - SECONDS_EARLY && seconds <= LONGEST_SECONDS + SECONDS_LATE)) {
    refuse(`The video is ${rounded(seconds)} s long; it must be ${SHORTEST_SECONDS}–${LONGEST_SECONDS} s`)
  }
  if (!(frameRate <= MOST_FRAMES_PER_SECOND)) {
    refuse(`The video has ${rounded(frameRate)} frames per second; the limit is ${MOST_FRAMES_PER_SECOND}`)
  }
}

/** The part of `checkClip` that must be known before a frame is decoded. */
export function checkClipSize(size: Size): void {
  checkSides('video', size, LARGEST_CLIP_SIDE)
  const { width, height } = size
  if (Math.max(width / height, height / width) > LARGEST_RATIO) {
    refuse(`The video is ${width}×${height} pixels; its sides must be within 1:${LARGEST_RATIO} of each other`)
  }
}

/** The model's limits for a reference image. Throws `Failure('input')`. */
export function checkImage(image: Image): void {
  checkBytes('image', image.bytes, LARGEST_IMAGE_BYTES)
  checkSides('image', image, LARGEST_IMAGE_SIDE)
}

/** Throws `Failure('input')` for an empty file and for one over `most` bytes. */
export function checkBytes(what: string, bytes: number, most: number): void {
  if (bytes === 0) refuse(`The ${what} is empty`)
  if (bytes > most) refuse(`The ${what} is ${rounded(bytes / MEGABYTE)} MB; the limit is ${most / MEGABYTE} MB`)
}

function checkSides(what: string, { width, height }: Size, largest: number): void {
  if (Math.min(width, height) >= SMALLEST_SIDE && Math.max(width, height) <= largest) return
  refuse(`The ${what} is ${width}×${height} pixels; each side must be ${SMALLEST_SIDE}–${largest}`)
}

function refuse(text: string): never {
  throw new Failure('input', text)
}

function rounded(value: number): string {
  return String(Number(value.toFixed(2)))
}
