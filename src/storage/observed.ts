import { stat } from 'node:fs/promises'
import { pipeline, type Readable, Transform } from 'node:stream'
import { Failure } from '../failure.ts'
import { storageBytes, storageOperations } from '../observe/metrics.ts'
import type { Storage } from './storage.ts'

/** The same storage, with what it does counted. */
export function observed(storage: Storage): Storage {
  return {
    ...storage,
    put: async (key, file) => {
      await counted('put', storage.put(key, file))
      storageBytes.inc({ direction: 'written' }, (await stat(file)).size)
    },
    get: async (key, range) => countingBytes(await counted('get', storage.get(key, range))),
    head: (key) => counted('head', storage.head(key)),
    delete: (key) => counted('delete', storage.delete(key)),
  }
}

async function counted<T>(operation: string, work: Promise<T>): Promise<T> {
  try {
    const result = await work
    storageOperations.inc({ operation, outcome: 'ok' })
    return result
  } catch (error) {
    storageOperations.inc({ operation, outcome: Failure.from(error).kind })
    throw error
  }
}

/** A read that breaks off is a failed one, though it began well; a reader who goes away is none. */
function countingBytes(stream: Readable): Readable {
  const counter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      storageBytes.inc({ direction: 'read' }, chunk.length)
      done(null, chunk)
    },
  })
  return pipeline(stream, counter, (error) => {
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      storageOperations.inc({ operation: 'read', outcome: 'internal' })
    }
  })
}
