// Wakes the editor upon the plain box of an answer, and saves while it is being written. Without this module,
// or where anything in it fails, the box and its buttons work as they stand.
const tag = document.querySelector('script[data-answer]')
const box = document.querySelector('textarea[data-editor]')
const form = box.form
const written = form.elements.written_as
const AFTER = 2000 // milliseconds of rest before a save
const AT_MOST = 15000 // and never longer than this while somebody types

// --- the editor ---

const LIST = '<svg width="18" height="16" viewBox="0 0 18 16" aria-hidden="true" focusable="false"><path d="M6 2h12v2H6zM6 7h12v2H6zM6 12h12v2H6z" fill="currentColor"/><circle cx="2" cy="3" r="1.6" fill="currentColor"/><circle cx="2" cy="8" r="1.6" fill="currentColor"/><circle cx="2" cy="13" r="1.6" fill="currentColor"/></svg>'
const TOOLS = [
  { text: 'Text', run: (c) => c.setParagraph(), on: (e) => e.isActive('paragraph') && !e.isActive('bulletList') && !e.isActive('orderedList') },
  { text: 'Heading', run: (c) => c.toggleHeading({ level: 3 }), on: (e) => e.isActive('heading') },
  null,
  { text: 'B', name: 'Bold', run: (c) => c.toggleBold(), on: (e) => e.isActive('bold') },
  { text: 'I', name: 'Italic', run: (c) => c.toggleItalic(), on: (e) => e.isActive('italic') },
  { html: LIST, name: 'Bulleted list', run: (c) => c.toggleBulletList(), on: (e) => e.isActive('bulletList') },
  { text: '1.', name: 'Numbered list', run: (c) => c.toggleOrderedList(), on: (e) => e.isActive('orderedList') },
  null,
  { text: 'Table', name: 'Insert a table', run: (c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  { text: 'Row +', name: 'Add a row', within: 'table', run: (c) => c.addRowAfter() },
  { text: 'Row −', name: 'Remove the row', within: 'table', run: (c) => c.deleteRow() },
  { text: 'Column +', name: 'Add a column', within: 'table', run: (c) => c.addColumnAfter() },
  { text: 'Column −', name: 'Remove the column', within: 'table', run: (c) => c.deleteColumn() },
  { text: 'Link', name: 'Link the words chosen', run: (c) => c.addLink(), on: (e) => e.isActive('link') },
  null,
  { text: 'Undo', run: (c) => c.undo() },
  { text: 'Redo', run: (c) => c.redo() },
]

async function wake() {
  const [m, { wordPaste }] = await Promise.all([import(tag.dataset.editor), import(tag.dataset.wordPaste)])
  const label = form.querySelector(`label[for="${box.id}"]`)
  label.id ||= `${box.id}_label`
  const frame = document.createElement('div')
  frame.className = 'app-editor'
  box.before(frame)
  const editor = new m.Editor({
    element: frame,
    content: written.value === 'html' ? box.value : box.dataset.html,
    injectCSS: false, // its rules stand in our style sheet, since the page may carry no style of its own
    extensions: extensions(m, wordPaste),
    editorProps: { attributes: named(box, label) },
    onUpdate: () => keep(editor),
  })
  box.hidden = true
  // What leads to the box, the error summary for instance, leads to the editor from now on.
  editor.view.dom.id = box.id
  box.id = `${box.id}_plain`
  label.addEventListener('click', () => editor.commands.focus())
  document.getElementById(`${editor.view.dom.id}-hint`)?.replaceChildren('Paste from Word keeps headings, lists and tables.')
  box.value = written.value === 'html' ? box.value : box.dataset.html
  written.value = 'html'
  frame.prepend(toolbar(editor))
}

function extensions(m, wordPaste) {
  const simple = ['Document', 'Paragraph', 'Text', 'Bold', 'Italic', 'BulletList', 'OrderedList', 'ListItem', 'Blockquote', 'HardBreak', 'History', 'Gapcursor', 'Table', 'TableRow', 'TableHeader', 'TableCell']
  const link = m.Link.configure({ enableTarget: false, autolink: false, protocols: ['http', 'https', 'mailto'] })
  return [...simple.map((name) => m[name]), m.Heading.configure({ levels: [3, 4] }), link, wordPaste(m)]
}

function named(plain, label) {
  const about = plain.getAttribute('aria-describedby')
  const invalid = plain.classList.contains('govuk-textarea--error') ? { 'aria-invalid': 'true' } : {}
  return { class: 'app-editor__text app-prose', role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': label.id, tabindex: '0', ...(about ? { 'aria-describedby': about } : {}), ...invalid }
}

function toolbar(editor) {
  const bar = document.createElement('div')
  bar.className = 'app-editor__tools'
  const buttons = TOOLS.map((tool) => [tool, tool ? button(editor, tool) : gap()])
  bar.append(...buttons.map(([, element]) => element))
  const show = () => buttons.forEach(([tool, element]) => tool && refresh(editor, tool, element))
  editor.on('transaction', show)
  show()
  return bar
}

function button(editor, tool) {
  const element = document.createElement('button')
  element.type = 'button'
  if (tool.html) element.innerHTML = tool.html
  else element.textContent = tool.text
  if (tool.name) element.setAttribute('aria-label', tool.name)
  element.addEventListener('click', () => tool.run(editor.chain().focus()).run())
  return element
}

function refresh(editor, tool, element) {
  if (tool.on) element.setAttribute('aria-pressed', String(tool.on(editor)))
  if (tool.within) element.hidden = !editor.isActive(tool.within)
}

function gap() {
  const element = document.createElement('span')
  element.className = 'app-editor__gap'
  return element
}

function keep(editor) {
  box.value = editor.isEmpty ? '' : editor.getHTML()
  soon()
}

// --- saving by itself ---

const line = form.querySelector('[data-saved-words]')
let timer, oldest, running, dirty = false, stopped = !form.dataset.autosave

function soon() {
  if (stopped) return
  dirty = true
  oldest ??= Date.now()
  clearTimeout(timer)
  timer = setTimeout(save, Math.max(0, Math.min(AFTER, oldest + AT_MOST - Date.now())))
}

function save(options = {}) {
  clearTimeout(timer)
  if (stopped || running) return running
  dirty = false
  oldest = undefined
  running = post(options).then(said, failed).finally(() => {
    running = undefined
    if (dirty) soon()
  })
  return running
}

async function post(options) {
  const sent = new FormData(form)
  sent.set('action', 'later')
  const answer = await fetch(form.dataset.autosave, { method: 'POST', body: sent, ...options })
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status))
  return answer.json()
}

function said(answer) {
  if (answer.version) form.elements.based_on.value = answer.version
  if (answer.words) line.textContent = answer.words
  if (answer.state === 'refused' || answer.state === 'aside') stopped = true
  if (!answer.address) return
  const link = Object.assign(document.createElement('a'), { className: 'govuk-link', href: answer.address, textContent: 'See both texts' })
  line.append(' ', link)
}

function failed() {
  line.textContent = 'Not saved just now. Your text is still here: press a button below to save it.'
  dirty = true
  oldest = undefined
}

form.addEventListener('change', soon)
form.addEventListener('submit', (event) => {
  clearTimeout(timer)
  if (!running) {
    stopped = true
    return
  }
  // A save under way would make this one stale: wait for the version it becomes.
  event.preventDefault()
  const pressed = event.submitter
  running.finally(() => {
    stopped = true
    form.requestSubmit(pressed)
  })
})
addEventListener('pagehide', () => dirty && save({ keepalive: true }))

try {
  await wake()
} catch (problem) {
  console.warn('The editor could not start; the plain box stands.', problem)
}
