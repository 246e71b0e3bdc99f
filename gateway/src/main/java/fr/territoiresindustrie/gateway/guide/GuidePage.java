package fr.territoiresindustrie.gateway.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** A text in Markdown as a page: its headings can be linked to, those of the second level stand in front as contents. */
final class GuidePage {

    private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    /** A text of the repository, beside the one that names it or above it. */
    private static final Pattern FILE = Pattern.compile("(?:\\.\\./)*([\\w-]+\\.md)(#.*)?");

    private final Node text;
    private final Map<Node, String> ids = new HashMap<>();
    private final List<Heading> chapters = new ArrayList<>();
    private String title = "";

    private GuidePage(String markdown, Map<String, String> pages) {
        text = PARSER.parse(markdown);
        text.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                ids.put(heading, id(words(heading)));
                if (heading.getLevel() == 1) {
                    title = words(heading);
                } else if (heading.getLevel() == 2) {
                    chapters.add(heading);
                }
            }

            @Override
            public void visit(Link link) {
                Matcher file = FILE.matcher(link.getDestination());
                pages.forEach((page, text) -> {
                    if (file.matches() && text.equals(file.group(1))) {
                        link.setDestination(page + Objects.requireNonNullElse(file.group(2), ""));
                    }
                });
            }
        });
    }

    /**
     * @param name its own address below {@code /docs/}
     * @param pages the file that each page shows: a link to a file leads to its page
     */
    static String of(String name, String markdown, Map<String, String> pages) {
        return new GuidePage(markdown, pages).html(name);
    }

    /** A part of a text, without a page around it. */
    static String fragment(String markdown) {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .build()
                .render(PARSER.parse(markdown));
    }

    private String html(String name) {
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append(
                        " - Territoires d'industrie</title>\n<link rel=\"stylesheet\" href=\"guide.css\">\n<link rel=\"icon\" href=\"favicon-32x32.png\">\n")
                .append(
                        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"Changelog\" href=\"changelog.atom\">\n")
                .append(
                        "</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n<header><nav aria-label=\"Documentation\"><ul>\n");
        page.append(entry(name, "guide", "Guide"))
                .append(entry(name, "domain", "Domain"))
                .append(entry(name, "changelog", "Changelog"))
                .append(entry(name, ".", "Reference"));
        page.append("</ul></nav></header>\n<nav aria-label=\"Contents\" class=\"contents\"><ul>\n");
        for (Heading chapter : chapters) {
            page.append("<li><a href=\"#")
                    .append(ids.get(chapter))
                    .append("\">")
                    .append(escaped(words(chapter)))
                    .append("</a></li>\n");
        }
        return page.append("</ul></nav>\n<main id=\"text\">\n")
                .append(renderer().render(text))
                .append("</main>\n</body>\n</html>\n")
                .toString();
    }

    private HtmlRenderer renderer() {
        return HtmlRenderer.builder()
                .extensions(TABLES)
                .escapeHtml(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    String id = ids.get(node);
                    if (id != null) {
                        attributes.put("id", id);
                    }
                })
                .build();
    }

    private String id(String words) {
        String plain = words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        long same = ids.values().stream()
                .filter(id -> id.equals(plain) || id.matches(plain + "-\\d+"))
                .count();
        return same == 0 ? plain : plain + "-" + (same + 1);
    }

    private static String entry(String own, String name, String words) {
        return "<li><a href=\"" + name + "\"" + (own.equals(name) ? " aria-current=\"page\"" : "") + ">" + words
                + "</a></li>\n";
    }

    private static String words(Node heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return words.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
