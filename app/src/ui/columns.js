// A form that was refused is answered at the address of its call: the page has its own again.
const standsAt = location.pathname.startsWith('/api/') && document.querySelector('form input[name=page]')
if (standsAt) history.replaceState(null, '', standsAt.value)

// A table to fill in: Enter goes down its column and Shift+Enter up, as in a spreadsheet; arrows do so in a line of text.
addEventListener('keydown', event => {
  const cell = event.target.closest?.('[data-columns] td')
  const down = { Enter: !event.shiftKey, ArrowDown: true, ArrowUp: false }[event.key]
  if (!cell || down === undefined || event.isComposing || (event.key !== 'Enter' && event.target.type !== 'text')) return
  event.preventDefault()
  const row = down ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling
  const next = row?.children[cell.cellIndex]?.querySelector('input, select')
  next?.focus()
  next?.select?.()
})
