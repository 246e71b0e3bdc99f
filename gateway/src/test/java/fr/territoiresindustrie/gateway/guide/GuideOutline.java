package fr.territoiresindustrie.gateway.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * What of a guide does not depend on its language.
 *
 * @param snippets its fenced blocks, byte for byte, fences included
 * @param blocks its headings by level, paragraphs, list items, snippets and rows of tables, in order; a row with its numbers and the codes of its first cell
 * @param codes what is set as code between two headings, each once, in an order that is not the text's: words come in another order in another language
 * @param links where its links lead
 */
record GuideOutline(List<String> snippets, List<String> blocks, List<List<String>> codes, List<String> links) {

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern NUMBER = Pattern.compile("\\d{3}");

    static GuideOutline of(String markdown) {
        Reader reader = new Reader();
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown)
                .accept(reader);
        return new GuideOutline(
                FENCED.matcher(markdown).results().map(MatchResult::group).toList(),
                reader.blocks,
                reader.codes.stream().map(List::copyOf).toList(),
                reader.links);
    }

    private static final class Reader extends AbstractVisitor {

        private final List<String> blocks = new ArrayList<>();
        private final List<TreeSet<String>> codes = new ArrayList<>(List.of(new TreeSet<>()));
        private final List<String> links = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            blocks.add("heading " + heading.getLevel());
            codes.add(new TreeSet<>());
            visitChildren(heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            blocks.add("paragraph");
            visitChildren(paragraph);
        }

        @Override
        public void visit(ListItem item) {
            blocks.add("item");
            visitChildren(item);
        }

        @Override
        public void visit(FencedCodeBlock snippet) {
            blocks.add("snippet");
        }

        @Override
        public void visit(IndentedCodeBlock snippet) {
            throw new AssertionError("code that is not fenced: " + snippet.getLiteral());
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow row) {
                StringBuilder said = new StringBuilder("row");
                for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    said.append(language(cell instanceof TableCell && cell.getPrevious() == null, cell));
                }
                blocks.add(said.toString());
            }
            visitChildren(node);
        }

        @Override
        public void visit(Code code) {
            codes.getLast().add(code.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        /** What a cell says in every language: a number that stands alone and, in the first cell, codes. */
        private static String language(boolean first, Node cell) {
            StringBuilder said = new StringBuilder(" |");
            for (Node part = cell.getFirstChild(); part != null; part = part.getNext()) {
                if (first && part instanceof Code code) {
                    said.append(' ').append(code.getLiteral());
                } else if (part instanceof Text text
                        && NUMBER.matcher(text.getLiteral()).matches()) {
                    said.append(' ').append(text.getLiteral());
                }
            }
            return said.toString();
        }
    }
}
