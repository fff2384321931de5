// Arrow keys lead from box to box of a table that is typed into. Without this module Tab does.
const table = document.querySelector('table[data-grid]')
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

function boxAt(row, column) {
  return table.tBodies[0].rows[row]?.cells[column]?.querySelector('input')
}

// The next box that way; closed cells are passed over.
function next(box, [down, across]) {
  let row = box.closest('tr').sectionRowIndex + down
  let column = box.closest('td').cellIndex + across
  for (; table.tBodies[0].rows[row]?.cells[column]; row += down, column += across) {
    const found = boxAt(row, column)
    if (found) return found
  }
}

// To the side only from the end of what is typed, so that a letter in the middle can still be mended.
function leaves(box, across) {
  const all = box.selectionStart === 0 && box.selectionEnd === box.value.length
  return all || (across < 0 ? box.selectionEnd === 0 : box.selectionStart === box.value.length)
}

table?.addEventListener('keydown', (event) => {
  const step = STEPS[event.key]
  if (!step || !event.target.matches('input') || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (step[1] && !leaves(event.target, step[1])) return
  const found = next(event.target, step)
  if (!found) return
  event.preventDefault()
  found.focus()
  found.select()
})
