import type { Failure } from '../../failure.ts'
import { upstreamFailure } from '../remote/failures.ts'
import { type Answer, brief } from '../remote/upstream.ts'
import { Fault } from './schemas.ts'

type Kind = Parameters<typeof upstreamFailure>[0]
interface Verdict {
  kind: Kind
  retryable: boolean
}

/** https://help.aliyun.com/zh/model-studio/developer-reference/error-code, by what is to be done about it. */
const CLASSES: readonly (Verdict & { codes: readonly string[] })[] = [
  {
    ...{ kind: 'input', retryable: false },
    codes: ['InvalidParameter', 'InvalidURL', 'InvalidFile', 'InvalidImage', 'BadRequest'],
  },
  {
    // The clip is fine, only it did not reach them: a fresh URL or upload may.
    ...{ kind: 'upstream', retryable: true },
    codes: [
      ...['InvalidURL.ConnectionRefused', 'InvalidURL.Timeout', 'BadRequest.InputDownloadFailed'],
      'InvalidParameter.DataInspection',
    ],
  },
  {
    ...{ kind: 'policy', retryable: false },
    codes: ['DataInspectionFailed', 'IPInfringementSuspect', 'CustomRoleBlocked'],
  },
  {
    ...{ kind: 'auth', retryable: false },
    codes: [
      ...['InvalidApiKey', 'NOT AUTHORIZED', 'AccessDenied', 'AccessDenied.Unpurchased', 'Model.AccessDenied'],
      ...['Workspace.AccessDenied', 'AllocationQuota.FreeTierOnly'],
      // The operator named a model, workspace or address that is not there.
      ...['ModelNotFound', 'WorkSpaceNotFound', 'NotFound'],
    ],
  },
  {
    ...{ kind: 'quota', retryable: false },
    codes: ['Arrearage', 'CommodityNotPurchased', 'PrepaidBillOverdue', 'PostpaidBillOverdue'],
  },
  { kind: 'throttle', retryable: true, codes: ['Throttling'] },
  {
    ...{ kind: 'upstream', retryable: true },
    codes: [
      ...['InternalError', 'SystemError', 'ModelServiceFailed', 'RequestTimeOut', 'RewriteFailed'],
      ...['ModelServingError', 'ModelUnavailable'],
    ],
  },
]

const VERDICTS = new Map(CLASSES.flatMap(({ codes, ...verdict }) => codes.map((code) => [code, verdict] as const)))

/** Of an answer that is no success, on any route. */
export function explained(answer: Answer): Failure {
  const code = Fault.safeParse(answer.json).data?.code
  const { kind, retryable } = (code === undefined ? undefined : verdictOf(code)) ?? ofStatus(answer.status)
  return upstreamFailure(kind, brief(answer), retryable)
}

/** Of a task that FAILED. One of an unknown code may be tried again: a failed task is not charged. */
export function taskFailure(code: string | undefined, message: string | undefined): Failure {
  const { kind, retryable } = verdictOf(code ?? '') ?? { kind: 'upstream', retryable: true }
  return upstreamFailure(kind, `FAILED ${code ?? 'without a code'}: ${message ?? 'no message'}`, retryable)
}

/** By the exact code, else by what is before its first dot. */
function verdictOf(code: string): Verdict | undefined {
  return VERDICTS.get(code) ?? VERDICTS.get(code.split('.', 1)[0] ?? '')
}

function ofStatus(status: number): Verdict {
  if (status === 429) return { kind: 'throttle', retryable: true }
  if (status === 401 || status === 403 || status === 404) return { kind: 'auth', retryable: false }
  if (status === 408 || status >= 500 || status < 400) return { kind: 'upstream', retryable: true }
  return { kind: 'input', retryable: false }
}
