// The search of screens and people with the keyboard alone: Ctrl+K, a few letters, arrows, Enter; Esc gives it up.
import { axe, expect, test, visit } from '../fixtures/base'

test('a teacher goes from screen to screen by Ctrl+K', async ({ as }) => {
  const page = await as('teacher')
  await visit(page, '/journals')
  const dialog = page.getByRole('dialog', { name: 'Куда перейти' })
  const line = page.getByRole('combobox', { name: 'Название экрана' })
  const chosen = page.getByRole('option', { selected: true })

  await test.step('it opens at the line, with all screens', async () => {
    await page.keyboard.press('Control+KeyK')
    await expect(line).toBeFocused()
    await expect(chosen).toHaveText('Мой день')
    await expect(line).toHaveAttribute('aria-activedescendant', await chosen.getAttribute('id') ?? '')
    await axe(page)
  })

  await test.step('arrows go round', async () => {
    await page.keyboard.press('ArrowDown')
    await expect(chosen).toHaveText('Журналы')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect(chosen).toHaveText('Как показывать')
  })

  await test.step('letters leave what fits, nothing fits to nonsense', async () => {
    await page.keyboard.type('ВОШЛИ')
    await expect(page.getByRole('option')).toHaveText(['Где вы вошли'])
    await page.keyboard.type('ъъъ')
    await expect(page.getByText('Ничего не нашлось')).toBeVisible()
    await expect(line).toHaveAttribute('aria-expanded', 'false')
    await axe(page)
  })

  await test.step('Esc gives it up and the next time it is empty', async () => {
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page).toHaveURL(/\/journals$/)
    await page.keyboard.press('Control+KeyK')
    await expect(line).toHaveValue('')
  })

  await test.step('Enter goes there', async () => {
    await page.keyboard.type('где')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Где вы вошли' })).toBeVisible()
    await expect(dialog).toBeHidden()
  })

  await test.step('the settings open without a page of their own', async () => {
    await page.keyboard.press('Control+KeyK')
    await page.keyboard.type('показ')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Как показывать' })).toBeVisible()
    await expect(page).toHaveURL(/\/sessions$/)
  })
})

test('the button of the bar opens it too, and a parent finds the own screens', async ({ as }) => {
  const page = await as('parent', { viewport: { width: 360, height: 740 } })
  await visit(page, '/diary')
  await page.getByRole('button', { name: 'Найти (Ctrl+K)' }).click()
  await expect(page.getByRole('option', { name: 'Неделя' })).toBeVisible()
  await expect(page.getByRole('option', { name: 'Журналы' })).toHaveCount(0)
  await axe(page)
  await page.getByRole('option', { name: 'Неделя' }).click()
  await expect(page).toHaveURL(/\/diary\/week$/)
})

test('a coordinator comes to the card of a pupil from a page without a program', async ({ as }) => {
  const page = await as('coordinator')
  await visit(page, '/people')
  await page.keyboard.press('Control+KeyK')
  await expect(page.getByRole('combobox', { name: 'Экран или человек' })).toBeFocused()
  await page.keyboard.type('ФОМИНА ВЕ')
  const found = page.getByRole('listbox', { name: 'Экраны' }).getByRole('option')
  await expect(found).toHaveText(['Фомина Вероника Дмитриевна7А'])
  await axe(page)
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Фомина Вероника Дмитриевна' })).toBeVisible()

  await page.keyboard.press('Control+KeyK')
  await page.keyboard.type('ъъъ')
  await expect(page.getByText('Ничего не нашлось')).toBeVisible()
})
