// Colours to choose from, by their names: dark enough for white, light enough for black, as an outlined square.
export const TAG_COLOURS = [
  { colour: '#d70022', name: 'red' },
  { colour: '#b35900', name: 'orange' },
  { colour: '#7a6a00', name: 'yellow' },
  { colour: '#058b00', name: 'green' },
  { colour: '#007f88', name: 'teal' },
  { colour: '#3d5afe', name: 'blue' },
  { colour: '#993399', name: 'purple' },
  { colour: '#c2185b', name: 'pink' },
  { colour: '#767676', name: 'grey' },
] as const satisfies readonly { colour: string; name: string }[];
