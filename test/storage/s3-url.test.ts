import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { parseS3Url } from '../../src/storage/s3-url.ts'

describe('STORAGE_URL', () => {
  it('names a bucket of AWS', () => {
    expect(parseS3Url('s3://clips?region=eu-central-1')).toEqual({
      ...{ bucket: 'clips', prefix: '', endpoint: null, region: 'eu-central-1', forcePathStyle: false },
    })
  })

  it('names a bucket of another server, in its path unless told otherwise', () => {
    const url = 's3://clips/a/files/?endpoint=https://account.r2.cloudflarestorage.com'
    expect(parseS3Url(url)).toEqual({
      ...{ bucket: 'clips', prefix: 'a/files/', endpoint: 'https://account.r2.cloudflarestorage.com' },
      ...{ region: 'us-east-1', forcePathStyle: true },
    })
    expect(parseS3Url(`${url}&region=auto&forcePathStyle=false`)).toMatchObject({
      region: 'auto',
      forcePathStyle: false,
    })
  })

  it.each([
    ['https://bucket', 'must be s3://'],
    ['s3://', 'bucket'],
    ['s3://a', 'bucket'],
    ['s3://key:secret@bucket', 'must not hold credentials'],
    ['s3://bucket?endpont=http://a', 'not endpont'],
    ['s3://bucket?endpoint=ftp://a', 'endpoint must be'],
    ['s3://bucket?forcePathStyle=yes', 'true or false'],
    ['s3://bucket/a%20b', 'prefix'],
    ['s3://bucket/.hidden', 'prefix'],
  ])('refuses %s', (url, reason) => {
    expect(() => readConfig({ STORAGE_URL: url })).toThrow(/^STORAGE_URL: /)
    expect(() => readConfig({ STORAGE_URL: url })).toThrow(reason)
  })

  it('never repeats what could be a secret', () => {
    try {
      readConfig({ STORAGE_URL: 's3://key:s3cr3t@bucket' })
      expect.fail('it must be refused')
    } catch (error) {
      expect(String(error)).not.toContain('s3cr3t')
    }
  })
})
