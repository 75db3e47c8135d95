package dev.furrow.lint;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// Goes through the instructions of a method.
final class CodeReader {
    static final int GETSTATIC = 178;
    static final int PUTSTATIC = 179;
    static final int INVOKEDYNAMIC = 186;
    private static final int INVOKEVIRTUAL = 182;
    private static final int TABLESWITCH = 170;
    private static final int LOOKUPSWITCH = 171;
    private static final int WIDE = 196;
    private static final int IINC = 132;

    /// How long each instruction is, from 0 to 201; 0 for those whose length depends.
    private static final String LENGTHS = "1".repeat(16)
            + "23233" // bipush, sipush, ldc, ldc_w, ldc2_w
            + "2".repeat(5)
            + "1".repeat(28)
            + "2".repeat(5)
            + "1".repeat(73)
            + "3" // iinc
            + "1".repeat(20)
            + "3".repeat(16)
            + "200" // ret, tableswitch, lookupswitch
            + "1".repeat(6)
            + "3".repeat(7)
            + "553231133110433"
            + "55";

    private final ByteBuffer in;
    private final Uses members;
    private final IntFunction<String> texts;

    /// Looks up what an instruction names.
    @FunctionalInterface
    interface Uses {
        Use of(int opcode, int index, int offset, int line);
    }

    /// @param attribute the content of a method's `Code`
    CodeReader(byte[] attribute, Uses members, IntFunction<String> texts) {
        in = ByteBuffer.wrap(attribute);
        this.members = members;
        this.texts = texts;
    }

    List<Use> uses() throws IOException {
        try {
            in.getInt();
            int length = in.getInt();
            ByteBuffer code = in.slice(in.position(), length);
            in.position(in.position() + length);
            in.position(in.position() + 2 + 8 * unsigned(in.getShort(in.position())));
            return uses(code, lines());
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cut) {
            throw new IOException("The code of a method is not as it should be", cut);
        }
    }

    /// Line numbers by where their code begins.
    private NavigableMap<Integer, Integer> lines() {
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        for (int left = unsigned(in.getShort()); left > 0; left--) {
            String name = texts.apply(unsigned(in.getShort()));
            int end = in.getInt() + in.position();
            if (name.equals("LineNumberTable")) {
                for (int entries = unsigned(in.getShort()); entries > 0; entries--) {
                    lines.put(unsigned(in.getShort()), unsigned(in.getShort()));
                }
            }
            in.position(end);
        }
        return lines;
    }

    private List<Use> uses(ByteBuffer code, NavigableMap<Integer, Integer> lines) {
        List<Use> uses = new ArrayList<>();
        int at = 0;
        while (at < code.limit()) {
            int opcode = code.get(at) & 0xFF;
            boolean calls = opcode >= INVOKEVIRTUAL && opcode <= INVOKEDYNAMIC;
            if (calls || opcode == GETSTATIC || opcode == PUTSTATIC) {
                Map.Entry<Integer, Integer> line = lines.floorEntry(at);
                uses.add(members.of(opcode, unsigned(code.getShort(at + 1)), at, line == null ? 0 : line.getValue()));
            }
            at += length(code, at, opcode);
        }
        return uses;
    }

    private static int length(ByteBuffer code, int at, int opcode) {
        // Their tables begin at a multiple of four.
        int table = (at + 4) & ~3;
        return switch (opcode) {
            case TABLESWITCH -> table + 12 + 4 * (code.getInt(table + 8) - code.getInt(table + 4) + 1) - at;
            case LOOKUPSWITCH -> table + 8 + 8 * code.getInt(table + 4) - at;
            case WIDE -> (code.get(at + 1) & 0xFF) == IINC ? 6 : 4;
            default -> LENGTHS.charAt(opcode) - '0';
        };
    }

    private static int unsigned(short number) {
        return number & 0xFFFF;
    }
}
