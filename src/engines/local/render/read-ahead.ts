import { Readable } from 'node:stream'

/** Lets the stage before work ahead by `items`, so that decoding, filtering and encoding run at the same time. */
export function readAhead<T>(stage: AsyncIterable<T>, items: number): AsyncIterable<T> {
  return Readable.from(stage, { objectMode: true, highWaterMark: items })
}
