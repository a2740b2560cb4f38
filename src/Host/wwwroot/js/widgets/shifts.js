// A week's shifts: a row of seven choices for each person.

export const shiftsWidget = {
  read: field => [...field.querySelectorAll('[data-person]')].map(row => ({
    person: row.dataset.person,
    shifts: [...row.querySelectorAll('select')].map(select => select.value),
  })),
  write: () => {},
};
