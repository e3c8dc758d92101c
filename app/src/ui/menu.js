// A list behind a word closes by Esc and by leaving it; a chosen look shows at once.
addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && event.target.closest?.('details.menu[open]')
  if (!menu) return
  event.stopPropagation()
  menu.open = false
  menu.querySelector('summary').focus()
}, true)
addEventListener('focusout', ({ target, relatedTarget }) => {
  const menu = target.closest?.('details.menu[open]')
  if (menu && !menu.contains(relatedTarget)) menu.open = false
})
addEventListener('change', ({ target }) => {
  if (target.form?.getAttribute('action') === '/look') document.documentElement.setAttribute(`data-${target.name}`, target.value)
})
