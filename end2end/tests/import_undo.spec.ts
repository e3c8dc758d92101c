// A dirty list: three headings nobody would guess, understood by a person; brought in, taken back whole, brought in again.
import { axe, expect, test, visit } from '../fixtures/base'
import { ImportPages } from '../pages/import'

test.use({ cityOf: 'import_undo' })

const list = `Контингент на начало года;;;;;
№;Воспитанник;Где учится;Появление на свет;Пол;Мать
1;Кимова Алина;9Ж;01.02.2012;ж;Кимова Ольга
2;Кимов Борис;9Ж;1.3.2012;муж.;Кимова Ольга
3;Юнин Глеб;9Ж;01.04.2012;;
4;Юнина Вера;9Ж;01.05.2012;ж;Юнина Анна
`

/** As Excel of a school writes it. */
function cp1251(text: string): Buffer {
  return Buffer.from([...text].map(letter => {
    const code = letter.codePointAt(0)!
    if (letter === '№') return 0xb9
    if (letter === 'ё') return 0xb8
    return code < 0x80 ? code : code - 0x410 + 0xc0
  }))
}

test('three columns corrected, a dry run, the list in, out, and in again', async ({ as }) => {
  const page = await as('coordinator')
  const pages = new ImportPages(page)
  const told: string[] = []

  await test.step('a file whose columns nobody can guess is kept and asked about', async () => {
    await pages.open()
    await pages.send('Ученики и родители', { name: '9Ж.csv', mimeType: 'text/csv', buffer: cp1251(list) })
    await expect(page.getByText('Не хватает: «ФИО», «Класс», «Дата рождения».')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Загрузить/ })).toHaveCount(0)
    await expect(page.getByRole('row', { name: /^Воспитанник/ })).toContainText('Кимова Алина')
    await axe(page)
  })

  await test.step('the same field in two columns is refused, and what was chosen is kept', async () => {
    await pages.mean({ Воспитанник: 'Фамилия, имя, отчество', 'Где учится': 'Пол', 'Появление на свет': 'Дата рождения' })
    await expect(page.getByRole('row', { name: /^Пол/ })).toContainText('То же выбрано в столбце «Где учится».')
    await expect(page.getByLabel('Появление на свет')).toHaveValue('birth_date')
    await axe(page)
    await pages.mean({ 'Где учится': 'Класс' })
  })

  await test.step('a dry run', async () => {
    await expect(pages.told(/4\sстроки: 3 можно принять, 1 нельзя/)).toBeVisible()
    await expect(page.getByRole('checkbox', { name: /^9Ж/ })).toBeChecked()
    told.push(await pages.told(/^Будет добавлено/).innerText(), await pages.told(/^С ними/).innerText())
    await axe(page)
  })

  await test.step('the list comes in', async () => {
    await pages.confirm()
    await expect(pages.told(/^Добавлено: 3\sученика/)).toBeVisible()
    await axe(page)
    await pages.open()
    await expect(pages.batch('9Ж.csv')).toContainText('Добавлено: 3, изменено: 0.')
    await axe(page)
  })

  await test.step('what undoing would do is said first', async () => {
    await pages.batch('9Ж.csv').click()
    await page.getByRole('link', { name: 'Отменить загрузку…' }).click()
    await expect(pages.told(/^Из списков уйдут: 3\sученика, 3\sродителя/)).toBeVisible()
    await expect(pages.told(/^Будет удалено пустых классов: 1/)).toBeVisible()
    await expect(pages.told(/^Отмене ничего не мешает/)).toBeVisible()
    await axe(page)
  })

  await test.step('the whole batch goes', async () => {
    await page.getByRole('button', { name: 'Отменить загрузку', exact: true }).click()
    await expect(page.getByRole('heading', { name: 'Загрузка отменена' })).toBeVisible()
    await expect(pages.told(/^Из списков убраны: 3\sученика, 3\sродителя/)).toBeVisible()
    await axe(page)
    await visit(page, '/people?name=кимова')
    await expect(page.getByText('Никого не нашлось')).toBeVisible()
    await pages.open()
    await expect(pages.batch('9Ж.csv')).toContainText('Отменён')
  })

  await test.step('the same file again tells the same and comes in', async () => {
    await pages.send('Ученики и родители', { name: '9Ж.csv', mimeType: 'text/csv', buffer: cp1251(list) })
    await pages.mean({ Воспитанник: 'Фамилия, имя, отчество', 'Где учится': 'Класс', 'Появление на свет': 'Дата рождения' })
    for (const sentence of told) await expect(page.getByText(sentence)).toBeVisible()
    await pages.confirm()
    await visit(page, '/people?name=кимова')
    await expect(page.getByRole('row', { name: /Кимова Алина/ })).toContainText('9Ж')
  })
})

test('a batch that others have built on tells who stays and why, with scripts switched off too', async ({ as }) => {
  const page = await as('coordinator', { javaScriptEnabled: false })
  await page.goto('/import')
  await new ImportPages(page).batch(/^Список .*\.xlsx/).click()
  await page.getByRole('link', { name: 'Отменить загрузку…' }).click()
  const kept = page.getByRole('table', { name: /^Что останется/ })
  await expect(kept.getByRole('row').filter({ hasText: 'в журнале есть отметки или пропуски' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Отменить загрузку', exact: true })).toHaveCount(0)
})
