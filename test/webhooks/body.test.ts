import { expect, it } from 'vitest'
import { bodyOf } from '../../src/webhooks/body.ts'
import { RESULT } from './fixture.ts'

const job = {
  id: '7d0f6c3e-5a53-4c43-9a4e-1f1f4f0c9a11',
  model: 'wan-2.7-videoedit',
  progress: 42,
  price: 80,
  error: null,
  result: RESULT,
  completedAt: new Date('2026-01-01T00:00:00.123Z'),
}
const fileUrl = (key: string) => `https://cdn.test/files/${key}`

it('tells progress', () => {
  expect(bodyOf('progress', job, fileUrl)).toBe(
    `{"event":"progress","jobId":"${job.id}","status":"PROCESSING","progress":42,"model":"wan-2.7-videoedit"}`,
  )
})

it('tells a good end, with the result as the API shows it', () => {
  const { videoKey, posterKey, ...rest } = RESULT
  expect(JSON.parse(bodyOf('completed', job, fileUrl))).toStrictEqual({
    event: 'completed',
    jobId: job.id,
    status: 'COMPLETED',
    progress: 100,
    result: {
      videoUrl: `https://cdn.test/files/${videoKey}`,
      posterUrl: `https://cdn.test/files/${posterKey}`,
      ...rest,
    },
    model: 'wan-2.7-videoedit',
    creditCost: 80,
    completedAt: '2026-01-01T00:00:00.123Z',
  })
})

it('tells a bad end', () => {
  expect(bodyOf('failed', { ...job, result: null, error: 'No luck' }, fileUrl)).toBe(
    `{"event":"failed","jobId":"${job.id}","status":"FAILED","error":"No luck","model":"wan-2.7-videoedit"}`,
  )
})
