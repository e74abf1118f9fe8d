import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { inPlainWords } from '../api/errors.ts'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { checkKey } from './check-key.ts'
import { farewell, keepKey } from './key.ts'

/** Asks for an API key and tries it before it is kept. */
export function SignIn() {
  const field = useRef<HTMLInputElement>(null)
  const remember = useRef<HTMLInputElement>(null)
  const problem = useSignal<string | null>(null)
  const isChecking = useSignal(false)

  const submit = async (event: Event) => {
    event.preventDefault()
    const given = field.current?.value.trim() ?? ''
    isChecking.value = true
    problem.value = await problemWith(given)
    isChecking.value = false
    if (problem.value === null) keepKey(given, remember.current?.checked ?? false)
    else field.current?.focus()
  }

  return (
    <Page title="Edit a clip with a sentence" lead="Sign in with an API key of this server to edit short video clips.">
      {farewell.value !== null && (
        <Notice kind="alert">
          <p>You were signed out. {farewell.value}</p>
          <p>Sign in with another key: what you typed and chose is still here.</p>
        </Notice>
      )}
      <form class="card sign-in" onSubmit={submit}>
        <label for="key">API key</label>
        <input
          id="key"
          ref={field}
          type="password"
          required
          autoComplete="current-password"
          autoCapitalize="off"
          spellcheck={false}
          aria-describedby="key-problem key-help"
        />
        <p id="key-problem" class="problem" role="alert">
          {problem.value}
        </p>
        <label class="choice">
          <input ref={remember} type="checkbox" />
          Remember on this device
        </label>
        <p id="key-help" class="hint">
          Otherwise the key is forgotten when you close this tab.
        </p>
        <button type="submit" disabled={isChecking.value}>
          {isChecking.value ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
      <section class="aside">
        <h2>Where is my key?</h2>
        <p>
          It begins with <code>afk_</code>. The server printed it once, when it was first started with{' '}
          <code>npm start</code>.
        </p>
        <p>Lost it, or somebody else runs the server? Whoever does makes a new one there:</p>
        <pre>
          <code>./retake keys create --name studio --credits 500</code>
        </pre>
      </section>
    </Page>
  )
}

async function problemWith(given: string): Promise<string | null> {
  if (!/^afk_\w+$/.test(given)) return 'A key begins with afk_, followed by letters and digits.'
  try {
    await checkKey(given)
    return null
  } catch (error) {
    return inPlainWords(error)
  }
}
