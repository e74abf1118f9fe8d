import type { EditTask, Resolution } from '../engine.ts'
import { upstreamFailure } from '../remote/failures.ts'
import type { Model, ParameterName } from './facts.ts'
import type { Media } from './files.ts'

/** The body of the create. */
export interface CreateRequest {
  model: string
  input: { prompt: string; negative_prompt?: string; media: { type: string; url: string }[] }
  parameters: Partial<Record<ParameterName, string | number | boolean>>
}

const RESOLUTIONS: Record<Resolution, string> = { '720p': '720P', '1080p': '1080P' }
export const resolutionOf = (text: unknown): Resolution => (text === RESOLUTIONS['1080p'] ? '1080p' : '720p')

/** `id` is the operator's, which may be a dated snapshot of `model`. Throws `Failure('input')`. */
export function createRequest(id: string, model: Model, edit: EditTask, media: Media): CreateRequest {
  const parameters = parametersOf(model, edit)
  const negativePrompt = firstCharacters(edit.negativePrompt ?? '', model.limits.negativePrompt)
  return {
    model: id,
    input: {
      prompt: model.promptStart + edit.prompt,
      ...(negativePrompt !== '' && { negative_prompt: negativePrompt }),
      media: [
        { type: model.clipType, url: media.clip },
        ...(media.reference === null ? [] : [{ type: 'reference_image', url: media.reference }]),
      ],
    },
    parameters,
  }
}

/** Throws `Failure('input')` for a wish that the model has no parameter for: nobody pays for another edit than asked for. */
export function parametersOf(model: Model, edit: EditTask): CreateRequest['parameters'] {
  const has = (name: ParameterName) => model.parameters.includes(name)
  const impossible = [
    edit.duration !== null && !has('duration') && 'duration',
    edit.aspectRatio !== 'auto' && !has('ratio') && 'aspect ratio',
    edit.audio === 'origin' && !has('audio_setting') && "the clip's own sound",
  ].filter((part) => part !== false)
  if (impossible.length > 0) throw upstreamFailure('input', `${model.label} cannot be told ${impossible.join(', ')}`)
  const whole = model.wholeClip === 'zero' ? 0 : Math.max(2, Math.round(edit.clip.seconds))
  const values: Record<ParameterName, string | number | boolean | null> = {
    // Always said: it sets the price, and the vendor's default is the dearer one.
    resolution: RESOLUTIONS[edit.resolution],
    ratio: edit.aspectRatio === 'auto' ? model.autoRatio : edit.aspectRatio,
    duration: edit.duration ?? whole,
    audio_setting: edit.audio,
    audio: true,
    // The vendor's default, said so that it stays: customers write short prompts, and its model edits better by long ones.
    prompt_extend: true,
    watermark: false,
    seed: edit.seed,
  }
  const said = model.parameters.flatMap((name) => (values[name] === null ? [] : [[name, values[name]] as const]))
  return Object.fromEntries(said)
}

/** Whole characters, also where one takes two UTF-16 units. */
function firstCharacters(text: string, count: number): string {
  return [...text].slice(0, count).join('')
}
