import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { footage } from '../../support/footage.ts'
import { tone } from './tone.ts'

const { differences, readContainer } = await import('../../../bench/quality/measures/container.ts')

const clip = await readContainer(await footage('seated', 2))
const same = { frames: false, times: false, seconds: false, sound: false }

it('reads the frames of a clip and finds nothing different in the same', () => {
  expect(clip.times.length).toBeGreaterThan(40)
  expect(clip.seconds).toBeCloseTo(2, 1)
  expect(differences(clip, { ...clip })).toEqual(same)
})

it('notices a frame that was dropped, and one shown at another time', () => {
  const dropped = { ...clip, times: clip.times.filter((_, i) => i !== 10) }
  expect(differences(clip, dropped)).toMatchObject({ frames: true, times: true })
  const late = { ...clip, times: clip.times.map((time, i) => (i === 10 ? time + 0.005 : time)) }
  expect(differences(clip, late)).toEqual({ ...same, times: true })
  expect(differences(clip, { ...clip, seconds: clip.seconds + 0.1 })).toEqual({ ...same, seconds: true })
})

it('notices sound that was encoded again, and sound that is gone', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'retake-quality-'))
  const [first, again, other] = await Promise.all(
    (['64k', '64k', '96k'] as const).map((bitrate, i) =>
      tone(join(directory, `${i}.mp4`), bitrate).then(readContainer),
    ),
  )
  if (!first || !again || !other) throw new Error('no tone')
  expect(first.sound.length).toBeGreaterThan(20)
  expect(differences(first, again)).toEqual(same)
  expect(differences(first, other).sound).toBe(true)
  expect(differences(first, { ...first, sound: [] }).sound).toBe(true)
})
