import '../../../sources/polyfill.ts'
import { Log } from 'node-av'
import { AV_LOG_FATAL } from 'node-av/constants'
import { answerRequests } from '../../../cage/child.ts'
import type { RenderRequest, RenderResult } from './request.ts'

// node-av must see the polyfill first, hence the late import.
const { render } = await import('./render.ts')
Log.setLevel(AV_LOG_FATAL)
answerRequests<RenderRequest, RenderResult>(render)
