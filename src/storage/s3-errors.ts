import { Failure } from '../failure.ts'

/** What servers call it when there is no room: AWS and Ceph, MinIO, and whoever answers 507. */
const FULL = /^(Quota|ServiceQuota|XMinio\w*Quota|Limit)Exceeded|StorageFull|InsufficientStorage|StorageCapExceeded/i

/** An error of the SDK as the storage contract knows it; what the server said is for operators. */
export function explained(error: unknown): Failure {
  if (error instanceof Failure) return error
  if (isMissing(error)) return new Failure('lost', 'No such file', { cause: error })
  if (statusOf(error) === 507 || FULL.test(nameOf(error))) {
    return new Failure('quota', 'The server has no room for the file', { cause: error })
  }
  return new Failure('internal', 'The file storage did not do its work', { retryable: true, cause: error })
}

/** A key that is not there; a bucket that is not there is another matter. A HEAD has no body to say more than 404. */
export function isMissing(error: unknown): boolean {
  return ['NoSuchKey', 'NotFound'].includes(nameOf(error))
}

/** The HTTP status of the server's answer; undefined where there was none. */
export function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : ''
}
