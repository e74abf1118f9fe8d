import type { Engine } from '../../src/engines/engine.ts'
import type { EditRequest } from '../../src/jobs/request.ts'
import type { Clip } from '../../src/sources/clip.ts'
import type { Intake } from '../../src/sources/intake.ts'

export const CLIP: Clip = {
  format: 'mp4',
  seconds: 4,
  width: 640,
  height: 360,
  frameRate: 25,
  frames: 100,
  hasAudio: true,
  bytes: 100_000,
}

export function editRequest(
  changes: Partial<EditRequest['wan27VideoeditParams']> & { prompt?: string } = {},
): EditRequest {
  const { prompt = 'film noir', ...parameters } = changes
  return {
    model: 'wan-2.7-videoedit',
    prompt,
    wan27VideoeditParams: {
      video: 'https://example.com/clip.mp4',
      resolution: '720p',
      aspect_ratio: 'auto',
      audio_setting: 'auto',
      ...parameters,
    },
  }
}

/** An intake that has every clip already; sources/intake has tests of its own. */
export const knownClip: Intake = {
  clip: async () => ({ key: 'uploads/clip.mp4', clip: CLIP }),
  image: async () => ({ key: 'uploads/image.png', image: { format: 'png', width: 300, height: 300, bytes: 1000 } }),
  open: async (_key, directory) => `${directory}/source.mp4`,
  upload: async () => {
    throw new Error('not used here')
  },
}

/** An engine that understands every prompt but "impossible", and edits as `edit` says. */
export function toldEngine(edit: Engine['edit']): Engine {
  return {
    name: 'told',
    slots: 2,
    resumes: false,
    summary: 'edits as told',
    understand: ({ prompt }) => ({
      possible: prompt !== 'impossible',
      edits: [{ clause: prompt, outcome: prompt === 'impossible' ? 'ignored' : 'applied', detail: 'as told' }],
      help: 'try "film noir"',
      nearest: ['give it the film noir look'],
    }),
    edit,
    health: async () => ({ ok: true, detail: 'as told', faults: [] }),
    close: async () => {},
  }
}
