// A deputy head changes the hours of a grade and reads the load of the teachers.
import { axe, expect, hydrated, test, visit } from '../fixtures/base'

// It changes the curriculum.
test.use({ cityOf: 'curriculum' })

test('the curriculum of a grade and the load that follows', async ({ as }) => {
  const page = await as('deputy')
  await visit(page, '/lesson-plans')
  await page.getByRole('link', { name: 'Учебный план' }).click()
  const table = page.getByRole('table', { name: 'Часы в неделю по предметам и параллелям' })
  await expect(table).toBeVisible()
  await axe(page)

  await test.step('a grade is opened from its head and filled beyond the limit', async () => {
    await table.getByRole('link', { name: '7', exact: true }).click()
    const algebra = page.getByRole('textbox', { name: 'Алгебра, обязательная часть' })
    await expect(algebra).toHaveValue('3')
    await algebra.fill('5')
    await page.getByRole('textbox', { name: 'Иностранный язык, групп' }).fill('2')
    await page.getByRole('button', { name: 'Сохранить часы' }).click()
    await hydrated(page)
    await expect(table.getByRole('row', { name: /^Всего/ })).toContainText('больше предела')
    await axe(page)
  })

  await test.step('the shipped plan brings it back', async () => {
    await page.getByRole('button', { name: 'Часы федерального плана' }).click()
    await hydrated(page)
    await expect(table.getByRole('row', { name: /^Всего/ })).not.toContainText('больше предела')
  })

  await test.step('the load names who has more or less than a post', async () => {
    await page.getByRole('link', { name: 'Нагрузка' }).click()
    const load = page.getByRole('table', { name: 'Нагрузка учителей' })
    await expect(load.getByRole('row', { name: /Тихонов Андрей Павлович/ })).toContainText('Алгебра: 7А 3')
    await axe(page)
  })
})

test('a methodist proposes hours, and a school takes them', async ({ as }) => {
  const methodist = await as('methodist')
  await visit(methodist, '/curriculum-template')
  const proposed = methodist.getByRole('table', { name: 'Часы в неделю по предметам и параллелям' })
  await proposed.getByRole('link', { name: '7', exact: true }).click()
  await methodist.getByRole('textbox', { name: 'Физика, часть школы' }).fill('1')
  await methodist.getByRole('button', { name: 'Сохранить часы' }).click()
  await hydrated(methodist)
  await expect(proposed.getByRole('row', { name: /^Физика/ })).toContainText('2+1')
  await axe(methodist)

  const page = await as('deputy')
  await visit(page, '/curriculum')
  const table = page.getByRole('table', { name: 'Часы в неделю по предметам и параллелям' })
  await table.getByRole('link', { name: '7', exact: true }).click()
  await page.getByRole('button', { name: 'Часы методического центра' }).click()
  await hydrated(page)
  await expect(table.getByRole('row', { name: /^Физика/ })).toContainText('2+1')
  await expect(table.getByRole('row', { name: /^Всего/ })).toContainText('больше предела')
  await axe(page)
})
