import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'

it('edits locally where nothing is set', () => {
  expect(readConfig({}).ENGINES).toEqual(['local'])
})

it('prefers every configured engine to the local one', () => {
  expect(
    readConfig({ DASHSCOPE_API_KEY: 'sk', FAL_KEY: '', COMFYUI_URL: 'http://a:8188, http://b:8188' }),
  ).toMatchObject({
    ENGINES: ['dashscope', 'comfyui', 'local'],
    COMFYUI_URL: ['http://a:8188', 'http://b:8188'],
  })
})

it('takes the order as it is given, each engine once', () => {
  expect(readConfig({ ENGINES: 'local,fal,local', FAL_KEY: 'k' }).ENGINES).toEqual(['local', 'fal'])
})

it('names the setting that an engine lacks, and knows no other engines', () => {
  expect(() => readConfig({ ENGINES: 'replicate' })).toThrow('replicate needs REPLICATE_API_TOKEN')
  expect(() => readConfig({ ENGINES: 'sora' })).toThrow('ENGINES')
})

it('reads secrets from files', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'retake-config-')), 'key')
  writeFileSync(file, 'sk-file\n')
  expect(readConfig({ DASHSCOPE_API_KEY_FILE: file }).DASHSCOPE_API_KEY).toBe('sk-file')
  expect(() => readConfig({ FAL_KEY_FILE: `${file}.not` })).toThrow('FAL_KEY_FILE')
})

it('takes a PostgreSQL server and nothing else for its database', () => {
  const url = 'postgres://retake:secret@db.example.com:5433/retake?sslmode=require'
  expect(readConfig({ DATABASE_URL: url })).toMatchObject({ DATABASE_URL: url, DATABASE_POOL: 10 })
  expect(readConfig({ DATABASE_URL: '', DATABASE_POOL: '3' })).toMatchObject({ DATABASE_POOL: 3 })
  expect(readConfig({}).DATABASE_URL).toBeUndefined()
  expect(() => readConfig({ DATABASE_URL: 'mysql://root@127.0.0.1/x' })).toThrow('DATABASE_URL: must be postgres://')
  expect(() => readConfig({ DATABASE_POOL: '0' })).toThrow('DATABASE_POOL')
  const file = join(mkdtempSync(join(tmpdir(), 'retake-config-')), 'url')
  writeFileSync(file, `${url}\n`)
  expect(readConfig({ DATABASE_URL_FILE: file }).DATABASE_URL).toBe(url)
})
