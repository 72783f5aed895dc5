/**
 * Stored documents: uploaded workbooks, evidence, frozen editions. Their bytes lie under their SHA-256 behind one interface, on this
 * machine's disk for now; what they are to the county stands in the database, and a document is opened only by whoever may read there.
 *
 * <p><b>Not here:</b> what a document means (the module that keeps its id).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"database", "shared"})
@org.jspecify.annotations.NullMarked
package cn.yipanqi.files;
