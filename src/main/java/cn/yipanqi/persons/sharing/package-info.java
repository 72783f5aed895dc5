/**
 * What of people's data was given to somebody outside the county's office or to another organisation: recorded with its basis, never
 * changed, kept three years. The record says what kind of data and of how many people, never the data.
 */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.persons.sharing;
