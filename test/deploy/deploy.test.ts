import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { RETAKE } from '../e2e/server.ts'
import { startS3 } from '../upstreams/s3.ts'
import { CREDENTIALS } from '../upstreams/s3-signature.ts'
import { filledIn, ownServices, readCompose, readManifests, settingNames } from './files.ts'

const run = promisify(execFile)

/** Of AWS's SDK and of other programs in the same files. */
const FOREIGN = new Set(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'NODE_ENV'])
const GIVEN = { POSTGRES_PASSWORD: 'secret', S3_SECRET: 'secret', METRICS_TOKEN: 'a-token-for-prometheus' }

const known = settingNames()
const unknown = (names: string[]) => names.filter((name) => !known.has(name) && !FOREIGN.has(name))
const commands = async () =>
  new Set([...(await run(RETAKE, ['--help'])).stdout.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name))

describe('.env.example', () => {
  it('has every setting, and no other', async () => {
    const schema = (await readFile('src/config.ts', 'utf8')).matchAll(/^ {2}([A-Z0-9_]+): /gm)
    const settings = [...schema].map(([, name = '']) => name).filter((name) => name !== 'SECRETS')
    expect(settings.length).toBeGreaterThan(40)
    expect(settings.filter((name) => !known.has(name))).toEqual([])
    expect([...known].filter((name) => !settings.includes(name) && name !== 'DATABASE_URL_FILE')).toEqual([])
  })
})

describe('compose.yaml', () => {
  const compose = readCompose()

  it('runs two API nodes and two workers, with commands and settings that exist', async () => {
    const own = ownServices(compose)
    expect(own.map(({ name, command }) => [name, ...command])).toEqual([
      ['api-1', 'api'],
      ['api-2', 'api'],
      ['worker', 'worker'],
      ['bucket'],
    ])
    expect(compose.services.worker?.deploy?.replicas).toBe(2)
    const there = await commands()
    for (const { name, command, environment } of own) {
      if (command[0]) expect(there).toContain(command[0])
      expect(unknown(Object.keys(environment)), name).toEqual([])
      const filled = Object.entries(environment).map(([key, value]) => [key, filledIn(value, GIVEN)])
      expect(readConfig(Object.fromEntries(filled))).toMatchObject({ ENGINES: ['local'] })
    }
  })

  it('names only services, configurations and volumes that it has', () => {
    for (const { depends_on = [], configs = [] } of Object.values(compose.services)) {
      const needed = Array.isArray(depends_on) ? depends_on : Object.keys(depends_on)
      for (const name of needed) expect(Object.keys(compose.services)).toContain(name)
      for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source)
    }
    const proxied = compose.configs.proxy?.content.match(/api-\d/g)
    expect(proxied).toEqual(['api-1', 'api-2'])
    expect(JSON.parse(filledIn(compose.configs.store?.content ?? '', GIVEN)).identities[0].credentials).toEqual([
      { accessKey: compose.services.worker?.environment?.AWS_ACCESS_KEY_ID, secretKey: GIVEN.S3_SECRET },
    ])
  })

  it('does not start on passwords that nobody set', () => {
    const urls = ownServices(compose).map(({ environment }) => environment.DATABASE_URL ?? '')
    for (const url of urls) expect(() => filledIn(url, {})).toThrow('POSTGRES_PASSWORD: set it in .env')
  })

  it('has an example for all that it wants to be told', async () => {
    const wanted = new Set([...(await readFile('compose.yaml', 'utf8')).matchAll(/\$\{(\w+)/g)].map(([, name]) => name))
    const told = [...(await readFile('deploy/compose.env.example', 'utf8')).matchAll(/^(\w+)=/gm)].map(([, n]) => n)
    expect(told.sort()).toEqual([...wanted].sort())
  })
})

describe('the Kubernetes example', () => {
  const manifests = readManifests()
  const named = (kind: string) => manifests.filter((manifest) => manifest.kind === kind)
  const containers = named('Deployment').flatMap(({ spec }) => spec.template.spec.containers)

  it('runs both roles with settings that exist, from objects that are there', async () => {
    const there = await commands()
    expect(containers.map(({ args }) => args)).toEqual([['api'], ['worker']])
    for (const { args, env = [], envFrom } of containers) {
      expect(there).toContain(args[0])
      expect(unknown(env.map(({ name }: { name: string }) => name))).toEqual([])
      expect(envFrom).toEqual([{ configMapRef: { name: 'retake' } }, { secretRef: { name: 'retake' } }])
    }
    const [map, secret] = [named('ConfigMap')[0], named('Secret')[0]]
    const settings = { ...map?.data, ...secret?.stringData }
    expect(unknown(Object.keys(settings))).toEqual([])
    expect(readConfig(settings)).toMatchObject({ ENGINES: ['local'], DATABASE_POOL: 10 })
  })

  it('asks each container where it listens, and lets none write to its image', () => {
    for (const { ports, livenessProbe, readinessProbe, startupProbe, securityContext, args, env = [] } of containers) {
      const [{ name, containerPort }] = ports
      for (const { httpGet } of [livenessProbe, readinessProbe, startupProbe]) {
        expect([httpGet.port, httpGet.path]).toEqual([name, expect.stringMatching(/^\/(healthz|readyz)$/)])
      }
      const metrics = env.find((variable: { name: string }) => variable.name === 'METRICS_PORT')
      expect(containerPort).toBe(args[0] === 'api' ? 8787 : Number(metrics.value))
      expect(securityContext).toMatchObject({ readOnlyRootFilesystem: true, allowPrivilegeEscalation: false })
    }
  })

  it('scales by a metric that exists, and finds what it scales', async () => {
    const scaled = named('HorizontalPodAutoscaler').map(({ spec }) => spec.scaleTargetRef.name)
    const deployments = named('Deployment').map(({ metadata }) => metadata.name)
    expect(deployments).toEqual(expect.arrayContaining(scaled))
    const [{ external }] = named('HorizontalPodAutoscaler')[0]?.spec.metrics ?? []
    expect(await readFile('docs/operations.md', 'utf8')).toContain(external.metric.name)
  })
})

describe('the image', () => {
  it('holds all that it runs: what the Dockerfile copies starts, without sources', async () => {
    const dockerfile = await readFile('Dockerfile', 'utf8')
    const ignored = (await readFile('.dockerignore', 'utf8')).split('\n')
    const image = await mkdtemp(join(tmpdir(), 'retake-image-'))
    const copies = [...dockerfile.matchAll(/^COPY --from=build (.+) (\S+)$/gm)]
    expect(copies.length).toBeGreaterThan(3)
    for (const [, sources = '', target = ''] of copies) {
      for (const source of sources.split(' ').map((path) => path.replace(/^\/app\//, ''))) {
        const built = ['dist', 'node_modules'].includes(source)
        expect(built || !ignored.includes(source.split('/')[0] ?? '')).toBe(true)
        const to = target.endsWith('/') ? join(image, target, source.split('/').at(-1) ?? '') : join(image, target)
        await mkdir(join(to, '..'), { recursive: true })
        if (source === 'node_modules') await symlink(resolve(source), to)
        else await cp(source, to, { recursive: true })
      }
    }
    const [, entry = ''] = /^ENTRYPOINT (.+)$/m.exec(dockerfile) ?? []
    const [program, ...parameters] = JSON.parse(entry) as string[]
    const { stdout } = await run(program ?? '', [...parameters, 'looks'], { cwd: image })
    expect(stdout).toContain('35 mm film')
    expect(await commands()).toContain(JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? '')[0])
    const checked = run('node', ['scripts/healthcheck.mjs'], { cwd: image, env: { ...process.env, PORT: '1' } })
    await expect(checked).rejects.toMatchObject({ code: 1, stderr: 'nothing answers /healthz on port 1\n' })
  }, 60_000)

  it('does not run as root and names settings that exist', async () => {
    const dockerfile = await readFile('Dockerfile', 'utf8')
    expect(dockerfile).toMatch(/^USER node$/m)
    const [, variables = ''] = /^ENV ((?:.*\\\n)*.*)$/m.exec(dockerfile) ?? []
    const names = [...variables.matchAll(/([A-Z_]+)=/g)].map(([, name = '']) => name)
    expect(names).toContain('DATA_DIR')
    expect(unknown(names)).toEqual([])
  })
})

describe('scripts/make-bucket', () => {
  const stops: (() => Promise<void>)[] = []
  afterAll(() => Promise.all(stops.map((stop) => stop())))
  const environment = (origin: string) => ({
    ...{ PATH: process.env.PATH, STORAGE_URL: `s3://clips/files?endpoint=${origin}` },
    ...{ AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId, AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey },
  })

  it('makes the bucket once, and says what it found', async () => {
    const s3 = await startS3('clips', { isMade: false })
    stops.push(s3.close)
    const script = () => run('node', ['scripts/make-bucket.mjs'], { env: environment(s3.origin) })
    expect((await script()).stdout).toBe('bucket clips made\n')
    expect((await script()).stdout).toBe('bucket clips is there\n')
    const wrong = { ...environment(s3.origin), AWS_SECRET_ACCESS_KEY: 'another' }
    await expect(run('node', ['scripts/make-bucket.mjs'], { env: wrong })).rejects.toMatchObject({ code: 1 })
  }, 60_000)
})
