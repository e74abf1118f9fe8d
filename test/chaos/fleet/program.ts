import { readFileSync } from 'node:fs'
import { startS3 } from '../../upstreams/s3.ts'
import { startReceiver } from '../receiver.ts'
import type { GuestReport, GuestRequest } from './guests.ts'

/** A server of the test on a host of its own: begins by the first message, and tells what it has seen at each further one. */
process.once('message', async (request: GuestRequest) => {
  const tell = await start(request)
  process.send?.(tell())
  process.on('message', () => process.send?.(tell()))
})
process.once('disconnect', () => process.exit())

async function start(request: GuestRequest): Promise<() => GuestReport> {
  if (request.kind === 's3') {
    const { origin, objects, uploads } = await startS3(request.bucket, { address: request.address })
    return () => ({ kind: 's3', origin, keys: [...objects.keys()], unfinished: uploads.size })
  }
  const { clip, manners, address } = request
  const receiver = await startReceiver({ ...manners, clip: readFileSync(clip), address })
  return () => {
    const { url, clipUrl, requests, refused, events, faults } = receiver
    return { kind: 'receiver', url, clipUrl, requests, refused, events, faults }
  }
}
