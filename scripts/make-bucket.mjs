// Makes the bucket that STORAGE_URL names, unless it is there: for stores that come up empty. Waits for a store that starts.
import { setTimeout as delay } from 'node:timers/promises'
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { parseS3Url } from '../dist/storage/s3-url.js'

const TRIES = 60

const { bucket: Bucket, endpoint, region, forcePathStyle } = parseS3Url(process.env.STORAGE_URL ?? '')
const client = new S3Client({
  ...(endpoint && { endpoint }),
  ...(region && { region }),
  forcePathStyle,
  maxAttempts: 1,
})

for (let attempt = 1; ; attempt += 1) {
  try {
    process.stdout.write(`bucket ${Bucket} ${await made()}\n`)
    break
  } catch (error) {
    // An answer will not change by itself; silence may.
    if (error.$metadata?.httpStatusCode !== undefined || attempt === TRIES) throw error
    await delay(1000)
  }
}

async function made() {
  const status = await client.send(new HeadBucketCommand({ Bucket })).then(
    () => 200,
    (error) => error.$metadata?.httpStatusCode ?? Promise.reject(error),
  )
  if (status === 200) return 'is there'
  await client.send(new CreateBucketCommand({ Bucket }))
  return 'made'
}
