package org.wengang.engine.error;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every way a policy or schema file can be refused, with its sentence; {@code {0}} is an argument.
 */
public enum Fault {
    // the file
    YAML_BROKEN("文件不是正确的 YAML：{0}。", "This is not valid YAML: {0}."),
    YAML_FEATURE_REFUSED(
            "这里不能用 YAML 的锚点（&）、别名（*）或标签（!）。",
            "YAML anchors (&), aliases (*) and tags (!) are not read here."),
    KEY_DUPLICATE("“{0}”写了两次。", "“{0}” is written twice."),
    KEY_UNKNOWN("不认识“{0}”，这里可以写：{1}。", "“{0}” is not known here. Possible: {1}."),
    KEY_MISSING("缺少“{0}”。", "“{0}” is missing."),
    MAP_EXPECTED("这里应是“名称: 值”的列表。", "Names with values are expected here."),
    LIST_EXPECTED("这里应是列表。", "A list is expected here."),
    TEXT_EXPECTED("这里应是一个值。", "A single value is expected here."),
    VALUE_INVALID("“{0}”不是 {1} 类型的值。", "“{0}” is not a value of type {1}."),
    WORD_INVALID("“{0}”不可用，可以写：{1}。", "“{0}” cannot stand here. Possible: {1}."),
    NAME_INVALID(
            "名称“{0}”不可用：应以小写字母开头，只含小写字母、数字和下划线。",
            "The name “{0}” must start with a lower-case letter and hold only lower-case letters,"
                    + " digits and underscores."),
    // schema
    RANGE_MISSING("“{0}”的类型是 {1}，必须写明取值范围 range。", "“{0}” is of type {1} and needs a range."),
    LENGTH_MISSING("“{0}”的类型是 string，必须写明最多几个字 max。", "“{0}” is of type string and needs a max."),
    RANGE_INVALID("取值范围无效：{0} 到 {1}。", "The range from {0} to {1} is not valid."),
    CODE_LIST_UNKNOWN("没有代码表“{0}”。", "There is no code list “{0}”."),
    FACT_TYPE_REFUSED("事实的类型不能是 {0}。", "A fact cannot be of type {0}."),
    // citations and parameters
    BASIS_UNKNOWN("依据中没有“{0}”。", "There is no basis “{0}”."),
    CITE_FORM("引文应写作“依据:原文”。", "A citation is written “basis:words”."),
    CITE_NOT_IN_TEXT("依据“{0}”的原文中没有“{1}”。", "The text of “{0}” does not hold the words “{1}”."),
    PARAMETER_UNSOURCED(
            "参数“{0}”既没有引文，也没有注明原文未定之处（open）。",
            "The parameter “{0}” has neither a citation nor a note of what the source leaves"
                    + " open."),
    PARAMETER_WITHOUT_VALUE(
            "参数“{0}”没有取值；只有注明 open 的参数可以没有取值。",
            "The parameter “{0}” has no value; only an open parameter may have none."),
    PARAMETER_MISSING("参数“{0}”在 {1} 没有取值。", "The parameter “{0}” has no value as of {1}."),
    PARAMETER_OUT_OF_RANGE(
            "参数“{0}”的值不在原文写明的幅度内。",
            "The value of the parameter “{0}” is outside the bounds the source sets."),
    PAYEE_UNASKED(
            "原文没有写明发给谁（unstated）时，必须有注明 open 的参数“{0}”（{1}）。",
            "Where the source does not say who is paid (unstated), an open parameter “{0}” ({1})"
                    + " must ask."),
    TIER_EMPTY("表格没有任何一档，或超过 {0} 档。", "The table has no row, or more than {0}."),
    TIER_GAP(
            "这一档从 {1} 开始，上一档到 {0} 为止，中间有空缺。",
            "This row starts at {1}, but the one before ends at {0}: there is a gap."),
    TIER_OVERLAP(
            "这一档从 {1} 开始，与上一档（到 {0} 为止）重叠或次序颠倒。",
            "This row starts at {1} and overlaps the one before, which ends at {0}."),
    TIER_OPEN("只有第一档可以不写 from；上一档不写 to 时，本档必须写 from。", "Only the first row may go without “from”."),
    PARAMETER_TYPE("参数“{0}”应是 {1} 类型。", "The parameter “{0}” must be of type {1}."),
    // expressions
    SYNTAX("表达式写法有误：{0}。", "The expression cannot be read: {0}."),
    FACT_UNKNOWN("没有事实“{0}”。", "There is no fact “{0}”."),
    PARAMETER_UNKNOWN("没有参数“{0}”。", "There is no parameter “{0}”."),
    CODE_UNKNOWN("代码表“{1}”中没有“{0}”。", "The code list “{1}” has no “{0}”."),
    NAME_UNKNOWN(
            "不认识“{0}”；事实写作 p.名称，参数写作 param.名称。",
            "“{0}” is not known; a fact is written p.name, a parameter param.name."),
    FUNCTION_REFUSED("政策语言中没有函数“{0}”。", "The policy language has no function “{0}”."),
    OPERATOR_REFUSED("政策语言中没有运算“{0}”。", "The policy language has no operator “{0}”."),
    CONSTRUCT_REFUSED("政策语言中不能写“{0}”。", "The policy language has no “{0}”."),
    ARGUMENT_COUNT(
            "函数“{0}”需要 {1} 个参数，写了 {2} 个。", "The function “{0}” takes {1} arguments, not {2}."),
    TYPE_EXPECTED("这里应是 {0}，写的是 {1}。", "{0} is expected here, not {1}."),
    TYPE_MISMATCH("“{0}”不能用于 {1} 和 {2}。", "“{0}” cannot be used with {1} and {2}."),
    REGION_COMPARED(
            "地区不能用“{0}”比较，请用 within 或 outside。",
            "Regions are not compared with “{0}”; use within or outside."),
    CONSTANT_REQUIRED("这里只能写参数或固定值。", "Only a parameter or a literal can stand here."),
    CHECKER("表达式未通过检查：{0}。", "The expression was refused by the checker: {0}."),
    TOO_LARGE("表达式过长或过深。", "The expression is too long or too deep."),
    // meaning
    SCHEMA_DIFFERENT(
            "政策依据事实表 {0} 编写，给出的是 {1}。", "The policy is written for {0}, the facts given are {1}."),
    OVERFLOW(
            "按已声明的取值范围，这里的结果可能超出可计算的范围（{0} 到 {1}）。",
            "By the declared ranges the result may leave what can be computed ({0} to {1})."),
    DATE_OVERFLOW(
            "按已声明的取值范围，这里的日期可能超出 0001-01-01 至 9999-12-31。",
            "By the declared ranges the date may leave 0001-01-01 to 9999-12-31."),
    DIVISOR_ZERO("除数只能是 0，结果永远未知。", "The divisor can only be 0, so the result is never known."),
    TEXT_TOO_LONG(
            "拼接后的文本可能长达 {0} 字，最长可以是 {1} 字。",
            "The texts put together may have {0} characters; {1} are possible."),
    NEVER_KNOWN(
            Level.WARNING,
            "这里的结果永远未知：除数只能是 0，或者文本没有这么长。",
            "This is never known: the divisor can only be 0, or no text here is that long."),
    TIER_UNCOVERED(
            "表格没有覆盖所有可能的值：可能是 {0} 到 {1}。",
            "The table does not cover every possible value, which is {0} to {1}."),
    AMOUNT_NEGATIVE("金额可能为负（最小 {0} 分）。", "The amount may be negative (down to {0} fen)."),
    REGION_WIDER(
            "{0} 比“{1}”一级更大，无法确定其所在的上级地区。",
            "{0} is wider than the level “{1}”, so it has no ancestor there."),
    JURISDICTION_MODE_MISSING(
            "{0} 按代码位于 {1} 之内而单独管理；请声明参数 jurisdiction_mode。",
            "{0} lies in {1} by its code but reports on its own; declare the parameter"
                    + " jurisdiction_mode."),
    // clauses that refuse everybody or nobody
    CLAUSES_EXCLUDE(
            Level.WARNING,
            "条款“{0}”与“{1}”互相排斥：没有人能够符合。",
            "The clauses “{0}” and “{1}” exclude each other: nobody can be eligible."),
    CLAUSE_NEVER_HOLDS(
            Level.WARNING,
            "条款“{0}”永远不成立：没有人能够符合。",
            "The clause “{0}” can never hold: nobody can be eligible."),
    CLAUSE_NEVER_REFUSES(
            Level.WARNING,
            "条款“{0}”永远不会不成立：它不排除任何人。",
            "The clause “{0}” can never be false: it excludes nobody."),
    // cases
    CLAUSE_COUNT("有 {0} 个条款，应为 1 到 {1} 个。", "There are {0} clauses; 1 to {1} are possible."),
    CLAUSE_UNKNOWN("没有条款“{0}”。", "There is no clause “{0}”."),
    FACT_OUT_OF_RANGE(
            "事实“{0}”的值不在声明的范围内。", "The value of the fact “{0}” is outside its declared range."),
    CASE_WRONG("案例“{0}”：预期 {1}，实际 {2}。", "Case “{0}”: expected {1}, but it is {2}.");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /** What a fault means for the file. */
    public enum Level {
        /** Nothing of the file may be used. */
        ERROR,
        /** The file may be used; its author should look again. */
        WARNING
    }

    private final Level level;
    private final String chinese;
    private final String english;

    Fault(String chinese, String english) {
        this(Level.ERROR, chinese, english);
    }

    Fault(Level level, String chinese, String english) {
        this.level = level;
        this.chinese = chinese;
        this.english = english;
    }

    /** Stable, for machines: the name in kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Level level() {
        return level;
    }

    String chinese(List<String> arguments) {
        return fill(chinese, arguments);
    }

    String english(List<String> arguments) {
        return fill(english, arguments);
    }

    /** How many arguments the sentences speak of. */
    int places() {
        return (int)
                PLACE.matcher(english).results().map(found -> found.group(1)).distinct().count();
    }

    private static String fill(String sentence, List<String> arguments) {
        return PLACE.matcher(sentence)
                .replaceAll(found ->
                        Matcher.quoteReplacement(arguments.get(Integer.parseInt(found.group(1)))));
    }
}
