import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { never, task, upload } from '../remote/adapter-case.ts'
import { fal } from './fixture.ts'

const { server, service } = fal()
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'retake-fal-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const inputOf = async (rest: Partial<typeof task>) =>
  (await service().prepare({ ...task, ...rest }, never)).input as Record<string, string>
const contentOf = (url: string | undefined) => server().cdn.content(url ?? '')

describe('handing over files', () => {
  it('uploads nothing that fal can fetch from us', async () => {
    const before = server().requests.length
    await inputOf({})
    expect(server().requests.length).toBe(before)
  })

  it('uploads the bytes as they are, and tells fal nothing of the key at the CDN', async () => {
    const source = upload(directory, 'mp4')
    const reference = upload(directory, 'png')
    const input = await inputOf({ source, reference })
    expect(contentOf(input.video_url)).toEqual(readFileSync(source.file))
    expect(contentOf(input.reference_image_url)).toEqual(readFileSync(reference.file))
    expect(server().cdn.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
    expect(server().cdn.requests.map(({ headers }) => headers['content-type'])).toEqual(['video/mp4', 'image/png'])
  })

  it('names files by the job', async () => {
    await inputOf({ source: upload(directory, 'mp4') })
    const asked = server().requests.findLast(({ at }) => at === 'initiate')
    expect(JSON.parse(asked?.body.toString() ?? '')).toEqual({ content_type: 'video/mp4', file_name: 'job-1.mp4' })
  })

  it('uploads in parts what is larger than 90 MB', async () => {
    const bytes = 91 * 1048576
    const source = upload(directory, 'mp4', bytes)
    const input = await inputOf({ source })
    expect(contentOf(input.video_url)?.length).toBe(bytes)
    expect(contentOf(input.video_url)?.equals(readFileSync(source.file))).toBe(true)
    expect(server().cdn.requests.filter(({ at }) => at === 'part')).toHaveLength(10)
  })

  it.each([
    ['the announcement', { at: 'initiate', answer: { status: 500 } }],
    ['the upload', { at: 'put', answer: { status: 503 } }],
    ['the connection', { at: 'put', cut: 'before' }],
  ] as const)('fails so that it may be tried again: %s', async (_, fault) => {
    server().misbehave(fault)
    const source = upload(directory, 'mp4')
    await expect(inputOf({ source })).rejects.toMatchObject({ kind: 'upstream', retryable: true })
    expect(contentOf((await inputOf({ source })).video_url)).not.toBeNull()
  })

  it('uploads nothing that is neither a clip nor an image', async () => {
    const file = join(directory, 'source.mp4')
    writeFileSync(file, 'a text')
    await expect(inputOf({ source: { file, url: null } })).rejects.toMatchObject({ kind: 'input' })
  })
})
