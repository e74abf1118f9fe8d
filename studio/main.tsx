import { render } from 'preact'
import { App } from './app.tsx'
import './style/base.css'
import './style/controls.css'
import './style/shell.css'
import './style/lists.css'
import './style/edit.css'
import './style/gallery.css'
import './style/job.css'

const place = document.getElementById('studio')
if (place) render(<App />, place)
