// A table of figures as a spreadsheet: arrow keys, a block pasted from Excel, sums as one types. Without this module
// the table is a form of boxes with one button, and the sums are those of what is saved.
const form = document.querySelector('form[data-figures]')
const said = form?.querySelector('[data-grid-said]')
const rows = form ? [...form.querySelectorAll('tr')].map((row) => [...row.querySelectorAll('[data-cell]')]).filter((cells) => cells.length) : []
const NUMBER = /^[+-]?£?\d[\d,]*(\.\d+)?\s*%?$/ // what the server reads as a number too
const SCALE = 10000n // sums are exact to the four decimals that are kept

// --- moving ---

function place(cell) {
  const row = rows.findIndex((cells) => cells.includes(cell))
  return [row, rows[row].indexOf(cell)]
}

function go(cell, down, right) {
  const [row, column] = place(cell)
  const next = rows[row + down]?.[column + right]
  if (!next) return false
  next.focus()
  next.select()
  return true
}

function atEdge(cell, right) {
  const whole = cell.selectionStart === 0 && cell.selectionEnd === cell.value.length
  const caret = cell.selectionStart === cell.selectionEnd
  return whole || (caret && cell.selectionStart === (right > 0 ? cell.value.length : 0))
}

const KEYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Enter: [1, 0] }

function move(event) {
  const cell = event.target.closest('[data-cell]')
  const way = KEYS[event.key]
  if (!cell || !way || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (way[1] && !atEdge(cell, way[1])) return
  if (go(cell, ...way) || event.key === 'Enter') event.preventDefault()
}

// --- pasting ---

function block(text) {
  return text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n').map((line) => line.split('\t'))
}

function paste(event) {
  const cell = event.target.closest('[data-cell]')
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (!cell || !/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return
  event.preventDefault()
  const [top, left] = place(cell)
  let put = 0
  let lost = 0
  block(text).forEach((line, down) => {
    line.forEach((value, right) => {
      const target = rows[top + down]?.[left + right]
      if (target) {
        target.value = value.trim()
        put += 1
      } else if (value.trim()) lost += 1
    })
  })
  add()
  say(`${put} cells pasted.` + (lost ? ` ${lost} did not fit into the table.` : ''))
}

function say(words) {
  said.textContent = words
}

// --- adding up ---

function scaled(text) {
  const plain = text.replace(/[£,%+\s]/g, '')
  const [whole, part = ''] = plain.replace('-', '').split('.')
  const value = BigInt(whole) * SCALE + BigInt((part + '0000').slice(0, 4))
  return plain.startsWith('-') ? -value : value
}

function written(value) {
  const digits = value < 0n ? -value : value
  const part = String(digits % SCALE).padStart(4, '0').replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${(digits / SCALE).toLocaleString('en-GB')}${part ? `.${part}` : ''}`
}

function sum(cells) {
  const filled = cells.map((cell) => cell.value.trim()).filter(Boolean)
  const numbers = filled.filter((text) => NUMBER.test(text))
  if (!numbers.length) return ''
  const total = written(numbers.reduce((before, text) => before + scaled(text), 0n))
  return numbers.length === filled.length ? total : `at least ${total}`
}

function add() {
  for (const output of form.querySelectorAll('output[data-sum]')) {
    const name = output.dataset.sum
    const cells = rows.flat().filter((cell) => cell.dataset.columnSum === name || cell.dataset.rowSum === name)
    const says = sum(cells)
    if (output.value !== says) output.value = says
  }
}

if (form) {
  form.addEventListener('keydown', move)
  form.addEventListener('paste', paste)
  form.addEventListener('input', add)
  add()
}
