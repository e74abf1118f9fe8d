import '../../../sources/polyfill.ts'
import { setFlagsFromString } from 'node:v8'
import { Log } from 'node-av'
import { AV_LOG_FATAL } from 'node-av/constants'
import { answerRequests } from '../../../cage/child.ts'
import type { RenderRequest, RenderResult } from './request.ts'

// Planes count as heap, and the heap itself is small: without this it would be searched for garbage five times a second.
setFlagsFromString('--heap-growing-percent=500')
// node-av must see the polyfill first, hence the late import.
const { render } = await import('./render.ts')
Log.setLevel(AV_LOG_FATAL)
answerRequests<RenderRequest, RenderResult>(render)
