import { describe, expect, it } from 'vitest'
import { httpServer } from '../../sources/servers.ts'
import { connected, privateTask, publicTask, serviceOf, signal } from './fixture.ts'

const routes = (requests: { path: string }[]) => requests.map(({ path }) => path.replace(/\?.*/, ''))

describe('handing over', () => {
  it('uploads nothing that the world can fetch', async () => {
    const { server, service } = await connected()
    await service.prepare(publicTask(), signal)
    expect(server.requests).toEqual([])
  })

  it('uploads clip and reference, each to a folder of its own, and names them in the create', async () => {
    const { server, service } = await connected()
    const prepared = await service.prepare(await privateTask(), signal)
    expect(routes(server.requests)).toEqual(['/api/v1/uploads', '/oss', '/api/v1/uploads', '/oss'])
    const [clip, image] = [...server.store.files]
    expect(clip?.[0]).toMatch(/^dashscope-instant\/.+\/job-1-clip\.mp4$/)
    expect(clip?.[1]).toEqual({ model: 'wan2.7-videoedit', type: 'video/mp4', content: Buffer.from('a clip') })
    expect(image?.[1]).toMatchObject({ type: 'image/png', content: Buffer.from('an image') })
    await service.start(prepared, signal)
    const create = server.requests.at(-1)
    expect(create?.headers['x-dashscope-ossresourceresolve']).toBe('enable')
    const media = JSON.parse(create?.body.toString() ?? '').input.media
    expect(media.map(({ url }: { url: string }) => url)).toEqual([`oss://${clip?.[0]}`, `oss://${image?.[0]}`])
  })

  it('may be done again', async () => {
    const { server, service } = await connected()
    const task = await privateTask()
    await service.prepare(task, signal)
    await service.prepare(task, signal)
    expect(server.store.files.size).toBe(4)
  })

  it('shows no credentials to another host', async () => {
    const { server, service } = await connected({ allowPrivateHosts: ['127.0.0.1'] })
    const seen: object[] = []
    const elsewhere = await httpServer((request, answer) => {
      seen.push(request.headers)
      request.resume().on('end', () => answer.end())
    })
    const policy = JSON.parse(server.store.policy(new URLSearchParams('action=getPolicy&model=m'), 'x').body.toString())
    policy.data.upload_host = `http://127.0.0.1:${elsewhere.port}/oss`
    const answer = { status: 200, type: 'application/json', body: JSON.stringify(policy) }
    server.misbehave({ at: 'policy', answer, times: 2 })
    await service.prepare(await privateTask(), signal).finally(elsewhere.close)
    expect(seen).toHaveLength(2)
    expect(JSON.stringify(seen)).not.toContain('sk-test')
    expect(seen[0]).not.toHaveProperty('authorization')
  })

  it('opens no connection to a private host that a policy names', async () => {
    const { server } = await connected()
    const body = server.store.policy(new URLSearchParams('action=getPolicy&model=m'), 'http://127.0.0.2/oss').body
    server.misbehave({ at: 'policy', answer: { status: 200, type: 'application/json', body } })
    const failure = serviceOf(server).prepare(await privateTask(), signal)
    await expect(failure).rejects.toMatchObject({ kind: 'upstream', retryable: true })
  })
})

describe('when uploading fails', () => {
  it('asks for a new policy once where the old one expired', async () => {
    const { server, service } = await connected()
    server.store.expireSeconds = 0
    await expect(service.prepare(await privateTask(), signal)).rejects.toMatchObject({
      ...{ kind: 'upstream', retryable: true },
      cause: expect.stringContaining('Policy expired'),
    })
    expect(routes(server.requests)).toEqual(['/api/v1/uploads', '/oss', '/api/v1/uploads', '/oss'])
    server.store.expireSeconds = 300
    server.misbehave({
      ...{ at: 'upload' },
      answer: { status: 403, type: 'application/xml', body: 'Invalid according to Policy: Policy expired.' },
    })
    expect(await service.prepare(await privateTask(), signal)).toHaveProperty('request')
  })

  it.each([
    [403, '<Error><Code>AccessDenied</Code></Error>', 'upstream', true],
    [400, '<Error><Code>EntityTooLarge</Code></Error>', 'input', false],
    [503, '', 'upstream', true],
  ])('HTTP %s %s is %s', async (status, body, kind, retryable) => {
    const { server, service } = await connected()
    server.misbehave({ at: 'upload', answer: { status, type: 'application/xml', body } })
    await expect(service.prepare(await privateTask(), signal)).rejects.toMatchObject({ kind, retryable })
    expect(server.requests).toHaveLength(2)
  })

  it('sends no file that is larger than the policy allows', async () => {
    const { server, service } = await connected()
    server.store.maxMegabytes = 1
    const clip = Buffer.alloc(1048577)
    await expect(service.prepare(await privateTask(clip), signal)).rejects.toMatchObject({ kind: 'input' })
    expect(routes(server.requests)).toEqual(['/api/v1/uploads'])
  })

  it('says that the account is not in order', async () => {
    const { server, service } = await connected()
    server.misbehave({ at: 'policy', error: [400, 'Arrearage'] })
    await expect(service.prepare(await privateTask(), signal)).rejects.toMatchObject({ kind: 'quota' })
  })
})
