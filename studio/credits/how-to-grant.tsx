import { account } from '../session/account.ts'

/** The studio moves no credits; who runs the server does. */
export function HowToGrant() {
  const name = account.value?.team.name ?? 'default'
  return (
    <details class="how">
      <summary>How to get more credits</summary>
      <p>Whoever runs this server grants them on its command line:</p>
      <pre>
        <code>
          ./retake credits grant 500 --team {/^[\w.-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`}
        </code>
      </pre>
    </details>
  )
}
