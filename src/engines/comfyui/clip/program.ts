import '../../../sources/polyfill.ts'
import { Log } from 'node-av'
import { AV_LOG_FATAL } from 'node-av/constants'
import { answerRequests } from '../../../cage/child.ts'
import type { ClipRequest, ClipResult } from './request.ts'

// node-av must see the polyfill first, hence the late import.
const { convertClip } = await import('./convert.ts')
Log.setLevel(AV_LOG_FATAL)
answerRequests<ClipRequest, ClipResult>(convertClip)
