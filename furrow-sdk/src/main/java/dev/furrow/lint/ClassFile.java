package dev.furrow.lint;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a class file says about its methods and what they use.
///
/// @param name with slashes
/// @param superName of the super-class; null for `Object`
/// @param interfaces that it names itself
/// @param file the source file; null where it is not told
/// @param methods what each uses, by name and descriptor
/// @param mutableStatics its static fields that are not final
record ClassFile(
        String name,
        @Nullable String superName,
        List<String> interfaces,
        @Nullable String file,
        Map<String, List<Use>> methods,
        Set<String> mutableStatics) {

    /// Reads one.
    ///
    /// @throws IOException if it ends too early, or is of a kind that is not known here
    static ClassFile read(InputStream in) throws IOException {
        return new Reader(new DataInputStream(in)).read();
    }

    private static final class Reader {
        private static final int MAGIC = 0xCAFEBABE;
        private static final int STATIC = 0x0008;
        private static final int FINAL = 0x0010;

        private final DataInputStream in;
        private int[] first = {};
        private int[] second = {};
        private @Nullable String[] texts = {};
        private final Map<String, byte[]> codes = new LinkedHashMap<>();
        private final List<List<Integer>> bootstraps = new ArrayList<>();

        private Reader(DataInputStream in) {
            this.in = in;
        }

        private ClassFile read() throws IOException {
            if (in.readInt() != MAGIC) {
                throw new IOException("This is no class file");
            }
            in.readInt();
            readConstants();
            in.readUnsignedShort();
            String name = className(in.readUnsignedShort());
            int above = in.readUnsignedShort();
            List<String> interfaces = new ArrayList<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                interfaces.add(className(in.readUnsignedShort()));
            }
            Set<String> mutable = readFields();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                readMethod();
            }
            String file = readClassAttributes();
            Map<String, List<Use>> methods = new LinkedHashMap<>();
            for (Map.Entry<String, byte[]> code : codes.entrySet()) {
                methods.put(code.getKey(), new CodeReader(code.getValue(), this::use, this::text).uses());
            }
            return new ClassFile(
                    name,
                    above == 0 ? null : className(above),
                    interfaces,
                    file,
                    Collections.unmodifiableMap(methods),
                    mutable);
        }

        private void readConstants() throws IOException {
            int count = in.readUnsignedShort();
            first = new int[count];
            second = new int[count];
            texts = new @Nullable String[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 3, 4 -> in.readInt();
                    // They take two places.
                    case 5, 6 -> {
                        in.readLong();
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> first[i] = in.readUnsignedShort();
                    case 9, 10, 11, 12, 17, 18 -> {
                        first[i] = in.readUnsignedShort();
                        second[i] = in.readUnsignedShort();
                    }
                    case 15 -> {
                        // A handle: its kind does not matter, and is negated so that other constants are not taken
                        // for one.
                        first[i] = -in.readUnsignedByte();
                        second[i] = in.readUnsignedShort();
                    }
                    default -> throw new IOException("Constants of kind " + tag + " are not known");
                }
            }
        }

        private Set<String> readFields() throws IOException {
            Set<String> mutable = new HashSet<>();
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                int access = in.readUnsignedShort();
                String name = text(in.readUnsignedShort());
                in.readUnsignedShort();
                skipAttributes();
                if ((access & STATIC) != 0 && (access & FINAL) == 0) {
                    mutable.add(name);
                }
            }
            return mutable;
        }

        private void skipAttributes() throws IOException {
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                in.readUnsignedShort();
                in.skipNBytes(in.readInt());
            }
        }

        private void readMethod() throws IOException {
            in.readUnsignedShort();
            String key = text(in.readUnsignedShort()) + text(in.readUnsignedShort());
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                String attribute = text(in.readUnsignedShort());
                byte[] bytes = in.readNBytes(in.readInt());
                if (attribute.equals("Code")) {
                    codes.put(key, bytes);
                }
            }
        }

        private @Nullable String readClassAttributes() throws IOException {
            String file = null;
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                String attribute = text(in.readUnsignedShort());
                int length = in.readInt();
                switch (attribute) {
                    case "SourceFile" -> file = text(in.readUnsignedShort());
                    case "BootstrapMethods" -> readBootstraps();
                    default -> in.skipNBytes(length);
                }
            }
            return file;
        }

        private void readBootstraps() throws IOException {
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                in.readUnsignedShort();
                List<Integer> arguments = new ArrayList<>();
                for (int more = in.readUnsignedShort(); more > 0; more--) {
                    arguments.add(in.readUnsignedShort());
                }
                bootstraps.add(arguments);
            }
        }

        private String text(int index) {
            return String.valueOf(texts[index]);
        }

        private String className(int index) {
            return text(first[index]);
        }

        private Use.Member member(int index) {
            int nameAndType = second[index];
            return new Use.Member(className(first[index]), text(first[nameAndType]), text(second[nameAndType]));
        }

        /// What an instruction uses.
        private Use use(int opcode, int index, int offset, int line) {
            return switch (opcode) {
                case CodeReader.GETSTATIC, CodeReader.PUTSTATIC ->
                    new Use.StaticField(member(index), opcode == CodeReader.PUTSTATIC, offset, line);
                case CodeReader.INVOKEDYNAMIC -> new Use.Dynamic(handles(first[index]), offset, line);
                default -> new Use.Call(member(index), offset, line);
            };
        }

        private List<Use.Member> handles(int bootstrap) {
            List<Use.Member> handles = new ArrayList<>();
            for (int argument : bootstraps.get(bootstrap)) {
                if (first[argument] < 0) {
                    handles.add(member(second[argument]));
                }
            }
            return handles;
        }
    }

    /// The package, with slashes.
    static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('/')));
    }
}
