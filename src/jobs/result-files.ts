import type { Storage } from '../storage/storage.ts'
import type { Job } from './job.ts'

/** Where an attempt keeps its result: names of its own, so that one that has lost its job overwrites nothing. */
export function resultKeys({ resultToken }: Job, attempt: number): { videoKey: string; posterKey: string } {
  return { videoKey: `videos/${resultToken}-${attempt}.mp4`, posterKey: `posters/${resultToken}-${attempt}.jpg` }
}

/** Removes what an attempt has stored, wholly or in part, without ending its job. */
export async function removeResult(storage: Storage, job: Job, attempt: number): Promise<void> {
  const { videoKey, posterKey } = resultKeys(job, attempt)
  await storage.delete(videoKey)
  await storage.delete(posterKey)
}

/** The same for every attempt before this one: no row tells of their files, so only here can they be found. */
export async function removeEarlierResults(storage: Storage, job: Job): Promise<void> {
  for (let attempt = 1; attempt < job.attempt; attempt++) await removeResult(storage, job, attempt)
}
