import { expect, it } from 'vitest'
import { publicUrls } from '../../src/api/public-urls.ts'

const urls = publicUrls({
  HOST: '127.0.0.1',
  PORT: 8787,
  PUBLIC_URL: 'https://retake.test',
  CDN_URL: 'https://cdn.test',
})

it('gives files of the CDN and knows its own under every name it has', () => {
  expect(urls.urlOf('videos/a-1.mp4')).toBe('https://cdn.test/files/videos/a-1.mp4')
  for (const base of ['https://cdn.test', 'https://retake.test', 'http://localhost:8787', 'http://127.0.0.1:8787']) {
    expect(urls.keyOf(`${base}/files/uploads/a.mp4`)).toBe('uploads/a.mp4')
  }
})

it.each([
  '../x',
  'videos/../x',
  'videos/a.mp4?x=1',
  'videos/',
  'videos/%2e%2e/x',
  'videos/a.mp4#x',
  '',
  'a.mp4',
  'videos//a.mp4',
])('takes no strange path for a file: %s', (path) => {
  expect(urls.keyOf(`https://retake.test/files/${path}`)).toBeNull()
})

it('takes no other host for its own', () => {
  for (const url of [
    'https://retake.test.evil/files/videos/a.mp4',
    'https://evil/files/videos/a.mp4',
    'http://localhost:1/files/videos/a.mp4',
  ]) {
    expect(urls.keyOf(url)).toBeNull()
  }
})

it('derives a reachable address where none is set', () => {
  const derived = publicUrls({ HOST: '0.0.0.0', PORT: 0 })
  derived.listening(4321)
  expect(derived.base()).toBe('http://localhost:4321')
  expect(publicUrls({ HOST: '::1', PORT: 80 }).base()).toBe('http://[::1]:80')
})
