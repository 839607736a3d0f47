"""Swaps of how it is done: 及时, 认真, 特别, 必须."""

from luodi.outputs.papers.rules.restoring.swaps.swap import Swap

MANNERS = (
    Swap(
        "准时",
        "及时",
        before="不 没有 未 要 能够 反馈 兑付 兑付不 兑现",
        behind="落实 兑现 兑付 到位 不到位 解决 发现 觉察 上报 协调 处理 足额 了解 调整 总结",
    ),
    Swap(
        "仔细",
        "认真",
        before="要 必须 深入",
        behind=(
            "讨论 研究 落实 贯彻 学习 总结 分析 剖析 履行 履职 组织 谋划 负责 做好 抓好 开展 "
            "对待 领会"
        ),
    ),
    Swap("细心", "精心", behind="筹划 策划 组织 谋划 安排 包装 部署 准备 预备 设计 打造"),
    Swap("特殊", "特别", before="[,。;] 要 应", behind="是 重要 突出 要 强调 注意"),
    Swap("严峻", "严重", behind="影响 制约 滞后 阻碍 损害 不足 缺乏 后果 失职 的问题"),
    Swap(
        "根据",
        "按照",
        before="严格 切实 要 严格地",
        behind="“ 要求 既定 时间节点 区委 县委 市委 全区 全县 “?XX 计划 部署",
    ),
    Swap("依据", "按照", before="严格 切实", behind="要求 部署 计划"),
    Swap(
        "必需",
        "必须",
        before="也 都 我们 就 各单位 各部门 大家",
        behind="要 坚持 把 牢固 做到 高度 始终 认真 仔细 咬紧 清醒 加快 从",
    ),
    Swap(
        "缺乏",
        "不足",
        before=(
            "储备 储藏 的 认识 熟悉 能力 力量 重视 后劲 动力 准备 预备 供给 投入 资金 底气 "
            "短板和 论证"
        ),
        behind="[,。;、!] 和其他 等 之处 的问题 的现象",
    ),
    Swap(
        "屡次",
        "多次",
        before="先后 曾 已 主持",
        behind="进展 进行 研究 讨论 督办 调度 召开 强调 专题 到 赴 批示 协调 听取",
    ),
    Swap("接近", "邻近", before="与 和 跟 同 周边", behind="的[\\w]{1,4}(?:区 县 市 乡镇)"),
    Swap(
        "说明白",
        "说明了",
        before="充分 也 这 这也 从今也 有力地 正",
        behind="我 这 在 只 有 一 大 各 这些 [,。]",
    ),
    Swap("从今", "从中", behind="也?说明 可以看出 也?可以 不难 也?看出"),
    Swap("渐渐", "逐渐", is_loose=True),
    Swap("克难攻艰", "克难攻坚"),
    Swap("攻艰", "攻坚", behind="克难 战 期"),
    Swap("那一项都", "哪一项都"),
    Swap(
        "顺当",
        "顺利",
        before="工作 项目 工程 进展 推进",
        behind="推进 推动 进行 进展 实施 施行 完成 开展 建成 投产",
    ),
    Swap("安康", "健康", before="身体 持续 协调 稳定 快速", behind="发展 进展 开展 成长 有序 运行"),
    Swap("亲密", "密切", before="要 更加 进一步", behind="配合 联系 关注 协作 跟踪 相关 结合 关系"),
    Swap(
        "详细",
        "具体",
        before="[,。;] 几个 三个",
        behind="抓 措施 问题 目标 工作 任务 要求 来说 到 负责 做法",
    ),
    Swap("精确", "准确", behind="把握 掌握 定位 理解 及时 数据", is_loose=True),
    Swap("坚决", "坚定", behind="信心 信念 不移 决心"),
    Swap("信念", "信心", before="坚定 坚决 增强 增加 充满", behind="百倍 不足 缺乏 和决心"),
    Swap("乐观", "积极", behind="主动 推进 推动 争取 探索 探究 参与 协调 开展 引导"),
    Swap("踊跃", "积极", behind="探索 探究 推进 推动 争取 协调 作用"),
    Swap("刚刚", "刚才", before="[\\n。:]", behind=",", is_loose=True),
    Swap("快速", "迅速", behind="行动 开展 掀起", is_loose=True),
    Swap("依旧", "仍然", behind="有 存在", is_loose=True),
    Swap("继而", "进而", is_loose=True),
    Swap("大好季节", "大好时节", is_loose=True),
    Swap("珍贵", "宝贵", behind="经验 阅历 意见 时间", is_loose=True),
)
