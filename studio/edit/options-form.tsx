import type { ComponentChildren } from 'preact'
import type { AspectRatio, Resolution } from '../../client/types.ts'
import { Failed } from '../parts/notice.tsx'
import { options, reference } from './draft.ts'
import type { Options } from './request.ts'

const RATIOS: Record<AspectRatio, string> = {
  auto: 'As the clip',
  '16:9': '16:9, wide',
  '9:16': '9:16, tall',
  '1:1': '1:1, square',
  '4:3': '4:3',
  '3:4': '3:4',
}
const LARGEST_SEED = 2147483647

function set(change: Partial<Options>): void {
  options.value = { ...options.value, ...change }
}

/** All that has a good default, folded away. */
export function OptionsForm() {
  const { resolution, aspectRatio, duration, seed, keepSound, negativePrompt } = options.value
  return (
    <details class="options">
      <summary>Options</summary>
      <div class="option-grid">
        <Field id="resolution" title="Size">
          <select
            id="resolution"
            value={resolution}
            onChange={({ currentTarget }) => set({ resolution: currentTarget.value as Resolution })}
          >
            <option value="720p">720p</option>
            <option value="1080p">1080p, costs more</option>
          </select>
        </Field>
        <Field id="ratio" title="Shape">
          <select
            id="ratio"
            value={aspectRatio}
            onChange={({ currentTarget }) => set({ aspectRatio: currentTarget.value as AspectRatio })}
          >
            {Object.entries(RATIOS).map(([ratio, title]) => (
              <option key={ratio} value={ratio}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field id="duration" title="Length in seconds" hint="From the start; empty keeps the whole clip">
          <NumberField id="duration" value={duration} min={2} max={10} onNumber={(found) => set({ duration: found })} />
        </Field>
        <Field id="seed" title="Seed" hint="The same seed gives the same result; empty draws one">
          <NumberField id="seed" value={seed} min={0} max={LARGEST_SEED} onNumber={(found) => set({ seed: found })} />
        </Field>
        <Field id="negative" title="Must not show" hint="What the result is to leave out">
          <input
            id="negative"
            aria-describedby="negative-hint"
            maxLength={2500}
            value={negativePrompt}
            onInput={({ currentTarget }) => set({ negativePrompt: currentTarget.value })}
          />
        </Field>
        <Reference />
        <label class="choice">
          <input
            type="checkbox"
            checked={keepSound}
            onChange={({ currentTarget }) => set({ keepSound: currentTarget.checked })}
          />
          Keep the clip’s own sound
        </label>
      </div>
    </details>
  )
}

interface FieldProperties {
  id: string
  title: string
  hint?: string
  children: ComponentChildren
}

function Field({ id, title, hint, children }: FieldProperties) {
  return (
    <div>
      <label for={id}>{title}</label>
      {children}
      {hint && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  )
}

interface NumberFieldProperties {
  id: string
  value: number | null
  min: number
  max: number
  onNumber(found: number | null): void
}

/** Empty is null, and so is what is no whole number in its bounds. */
function NumberField({ id, value, min, max, onNumber }: NumberFieldProperties) {
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      aria-describedby={`${id}-hint`}
      {...{ min, max }}
      step={1}
      value={value ?? ''}
      onInput={({ currentTarget }) => onNumber(currentTarget.validity.valid ? numberIn(currentTarget.value) : null)}
    />
  )
}

function numberIn(text: string): number | null {
  return text === '' ? null : Number(text)
}

function Reference() {
  const chosen = reference.chosen.value
  const sending = reference.sending.value
  return (
    <div>
      <label for="reference">Reference image</label>
      {chosen === null ? (
        <input
          id="reference"
          type="file"
          aria-describedby="reference-hint"
          accept="image/jpeg,image/png,image/bmp,image/webp"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file) reference.choose(file)
          }}
        />
      ) : (
        <p class="reference">
          <img src={chosen.address} alt="The reference" />
          <button type="button" class="quiet" onClick={() => reference.clear()}>
            Remove
          </button>
        </p>
      )}
      {sending.state === 'failed' && <Failed error={sending.error} onAgain={() => void reference.again()} />}
      <p id="reference-hint" class="hint">
        Say what it is for: “use the reference image as the background”
      </p>
    </div>
  )
}
