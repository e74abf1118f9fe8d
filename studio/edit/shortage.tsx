import { HowToGrant } from '../credits/how-to-grant.tsx'
import { Notice } from '../parts/notice.tsx'

/** Too few credits: what it costs, what there is and who can help. */
export function Shortage({ required, available }: { required: number; available: number }) {
  return (
    <Notice kind="alert">
      <p>
        This costs {required} credits and there are {available} left. Nothing was charged.
      </p>
      <HowToGrant />
    </Notice>
  )
}
