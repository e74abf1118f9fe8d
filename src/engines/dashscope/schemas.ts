import { z } from 'zod'

/** A field that only informs: missing and malformed are the same. */
const optionalText = z.string().optional().catch(undefined)
const optionalNumber = z.coerce.number().positive().optional().catch(undefined)

export const Created = z.looseObject({ output: z.looseObject({ task_id: z.string().min(1) }) })

/** The answer about one task. Documented are `task_id` and `task_status`; all else may be missing. */
export const Task = z.looseObject({
  output: z.looseObject({
    task_status: z.string(),
    video_url: optionalText,
    orig_prompt: optionalText,
    code: optionalText,
    message: optionalText,
  }),
  usage: z
    .looseObject({ duration: optionalNumber, input_video_duration: optionalNumber, SR: optionalNumber })
    .optional()
    .catch(undefined),
})
export type Task = z.infer<typeof Task>

/** Where and how a file may be uploaded, for `expire_in_seconds`. */
export const Policy = z.looseObject({
  data: z.looseObject({
    policy: z.string(),
    signature: z.string(),
    upload_dir: z.string().min(1),
    upload_host: z.url(),
    max_file_size_mb: optionalNumber,
    oss_access_key_id: z.string(),
    x_oss_object_acl: z.string(),
    x_oss_forbid_overwrite: z.string(),
  }),
})
export type Policy = z.infer<typeof Policy>['data']

const Listed = z.looseObject({
  task_id: z.string().min(1),
  model_name: optionalText,
  /** Milliseconds since 1970 in the Java SDK's tests; text without a zone in answers about one task. */
  gmt_create: z.union([z.number(), z.string()]).optional().catch(undefined),
  submit_time: z.union([z.number(), z.string()]).optional().catch(undefined),
})
export type Listed = z.infer<typeof Listed>

/** One page of tasks. Its form is undocumented; it is the one that the vendor's Java SDK is tested with. */
export const Page = z.looseObject({ data: z.array(Listed), total: z.number().int().min(0) })

/** What an error says; also the outside of an error on create. */
export const Fault = z.looseObject({ code: z.string().min(1), message: optionalText })
