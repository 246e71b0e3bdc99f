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
    private static final Pattern FILE = Pattern.compile("(?:\\.\\./)*([\\w.-]+\\.md)(#.*)?");

    private final GuideText own;
    private final Node text;
    private final Map<Node, String> ids = new HashMap<>();
    private final Map<Node, String> foreign = new HashMap<>();
    private final List<Heading> chapters = new ArrayList<>();
    private String title = "";

    private GuidePage(GuideText own, String markdown, Map<String, GuideText> pages) {
        this.own = own;
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
                pages.forEach((page, other) -> {
                    if (file.matches() && other.file().equals(file.group(1))) {
                        link.setDestination(page + Objects.requireNonNullElse(file.group(2), ""));
                        if (other.language() != own.language()) {
                            foreign.put(link, other.language().tag);
                        }
                    }
                });
            }
        });
    }

    /**
     * @param name its own address below {@code /docs/}
     * @param pages the text that each page shows: a link to its file leads to the page
     */
    static String of(String name, String markdown, Map<String, GuideText> pages) {
        return new GuidePage(Objects.requireNonNull(pages.get(name)), markdown, pages).html(name);
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
        GuideLanguage words = own.language();
        StringBuilder page = new StringBuilder("""
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s - Territoires d'industrie</title>
            <link rel="stylesheet" href="guide.css">
            <link rel="icon" href="favicon-32x32.png">
            <link rel="alternate" type="application/atom+xml" title="%s" href="changelog.atom">
            """.formatted(words.tag, escaped(title), words.changelog));
        if (own.translation() != null) {
            page.append(
                    "<link rel=\"alternate\" href=\"%s\" hreflang=\"%s\">\n".formatted(own.translation(), other().tag));
        }
        page.append("""
            </head>
            <body>
            <a class="skip" href="#text">%s</a>
            <header><nav aria-label="Documentation"><ul>
            """.formatted(words.skip))
                .append(entry(name, words.guide, "Guide", words))
                .append(entry(name, "domain", words.domain, GuideLanguage.ENGLISH))
                .append(entry(name, "changelog", words.changelog, GuideLanguage.ENGLISH))
                .append(entry(name, ".", words.reference, GuideLanguage.FRENCH));
        if (own.translation() != null) {
            page.append("<li><a href=\"%1$s\" hreflang=\"%2$s\" lang=\"%2$s\">%3$s</a></li>\n"
                    .formatted(own.translation(), other().tag, other().name));
        }
        page.append("</ul></nav></header>\n<nav aria-label=\"%s\" class=\"contents\"><ul>\n".formatted(words.contents));
        for (Heading chapter : chapters) {
            page.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(ids.get(chapter), escaped(words(chapter))));
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
                    String language = foreign.get(node);
                    if (language != null) {
                        attributes.put("hreflang", language);
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

    private String entry(String current, String name, String words, GuideLanguage language) {
        return "<li><a href=\"%s\"%s%s>%s</a></li>\n"
                .formatted(
                        name,
                        current.equals(name) ? " aria-current=\"page\"" : "",
                        language == own.language() ? "" : " hreflang=\"" + language.tag + "\"",
                        words);
    }

    private GuideLanguage other() {
        return own.language() == GuideLanguage.FRENCH ? GuideLanguage.ENGLISH : GuideLanguage.FRENCH;
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
