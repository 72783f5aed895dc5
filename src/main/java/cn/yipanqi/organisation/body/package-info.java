/** Outside bodies in the API. They have no page: they are registered as entries name them. */
@org.jspecify.annotations.NullMarked
package cn.yipanqi.organisation.body;
