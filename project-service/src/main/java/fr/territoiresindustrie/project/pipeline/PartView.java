package fr.territoiresindustrie.project.pipeline;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of a sheet that is a list: whole, in its order. */
record PartView<T>(@Schema(required = true) List<T> items) {}
