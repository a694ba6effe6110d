// The list's order and the widths of its columns were one for all folders; they are kept for each kind of folder now.
// What was chosen stays with the kind that most folders are of.
export const migration360 = {
  number: 360,
  sql: `
    UPDATE settings SET value = json_remove(
      json_patch(value, json_object('lists', json_object('received', json_object(
        'sort', json(json_extract(value, '$.sort')),
        'widths', json(json_extract(value, '$.columnWidths'))
      )))),
      '$.sort', '$.columnWidths'
    );`,
};
