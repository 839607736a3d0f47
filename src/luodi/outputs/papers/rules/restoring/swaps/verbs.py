"""Swaps of what is done: 增强, 交流, 研究, 达到."""

from luodi.outputs.papers.rules.restoring.swaps.swap import Swap

VERBS = (
    Swap(
        "增加",
        "增强",
        behind=(
            "[\\w“]{0,14}(?:责任感 紧迫感 使命感 自觉性 主动性 信心 意识 能力 针对性 实效性 "
            "凝聚力 本领)"
        ),
    ),
    Swap(
        "沟通",
        "交流",
        before="发言 经验 学习 互相 相互 积极 座谈",
        behind="阅历 经验 发言 座谈 学习 材料",
    ),
    Swap("信任", "相信", before="[,。;:]", behind="有的 大家 只要 在 通过 各 我们 同志们 一定"),
    Swap("盼望", "希望", before="[,。;:也] 我", behind="大家 同志们 各 你们 全 能 通过 有关"),
    Swap("担当", "承担", before="各自 所 共同 主动", behind="的目标 的任务 的工作 起 着 任务 单位"),
    Swap(
        "供应",
        "提供",
        before="工作 为 来 积极 主动 免费 增收等工作",
        behind="了 优质 有力 支撑 支持 保障 服务 效劳 强有力 坚强",
    ),
    Swap("无视", "忽视", before="不容 不可 不能 决不能 容易"),
    Swap(
        "满意",
        "满足",
        before="难以 不能 无法 更好地 能够 一时难以",
        behind="需求 需要 要求 条件 于",
    ),
    Swap(
        "克制",
        "克服",
        before="努力 必须 全力 设法",
        behind="困难 的困难 畏难 厌战 等靠要 不足 缺乏",
    ),
    Swap(
        "讨论",
        "研究",
        before="专题 仔细 认真 深入 要 集中 政策",
        behind="宏观 调度 政策 制定 解决 部署 出台 审定 决定 所 院 国家 上级",
    ),
    Swap("争论", "研究", before="专题 仔细 认真 深入 调查", behind="部署 制定 解决 决定 政策"),
    Swap(
        "到达",
        "达到",
        before="要 至少要 可 率 已 水平 下 总数 基本 能 将",
        behind="[XxＸ×\\d] 了 百分 以上 预期 目标 规定 要求",
    ),
    Swap(
        "探究",
        "探索",
        before="积极 大胆 不断 勇于 实践 努力 创新 有益",
        behind="新 招商 出 创新 建立 符合 实践 适合 推行",
    ),
    Swap("锁住", "抓住", behind="关键 重点 机遇 时机"),
    Swap("削减", "减少", is_loose=True),
    Swap(
        "完毕",
        "结束",
        before="会议 学习 活动 工作 已经",
        behind="后 以后 之后 时",
        is_loose=True,
    ),
    Swap(
        "施行",
        "实施",
        before="组织 全面 抓好 工程 项目 战略 扎实",
        behind="方案 计划 细则 意见 工程 项目 战略 进度 主体 以来",
    ),
    Swap("承受", "接受", before="自觉 主动", behind="监督 监视 教育 培训 组织 群众 考核"),
    Swap("预备", "准备", before="充分 做好 认真 仔细 各项", behind="工作 充分 不足"),
    Swap("觉察", "发现", before="及时 准时 检查 工作中", behind="问题 了问题 和解决 苗头"),
    Swap(
        "宣扬",
        "宣传",
        before="广泛 大力 对外 加大 舆论 政策",
        behind="工作 部门 力度 推介 教育 报道 动员",
    ),
    Swap("帮忙", "帮助", before="大力 热情 积极 的", behind="企业 解决 和支持 贫困 农民"),
    Swap("支配", "安排", before="工作 统筹 会议 统一 妥善 有关", behind="部署 如下 专人 专项"),
)
